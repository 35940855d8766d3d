import type { View } from '../../address/pages.ts'

/** What the views of a workspace are called. */
export const viewNames: Record<View, string> = {
  overview: 'Where the days go',
  stages: 'Stages',
  responses: 'Responses',
  offers: 'Offers',
  trends: 'Trends',
  comparisons: 'Segments',
  expectations: 'Expectations',
  journeys: 'Journeys',
  'data-quality': 'Data quality',
  import: 'Import',
  settings: 'Settings',
}
