import { milestoneRoute } from './milestone-route.ts'

export const timeToFill = milestoneRoute({
  path: '/v1/time-to-fill',
  clock: 'time_to_fill',
  summary: 'From the posting of an opening until it is filled',
  milestone: 'filled',
  process: 'opening',
})
