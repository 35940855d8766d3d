import type { FlowQuestion } from '../src/index.ts'
import type { World } from './naive-counter.ts'

/** A question that narrows nothing, but for what is said otherwise. */
export const asked = (rest: Partial<FlowQuestion>): FlowQuestion => ({
  workspaceId: 1,
  process: 'hiring',
  clocks: [],
  asOf: 20_030,
  filters: {},
  basis: 'cohort',
  from: null,
  to: null,
  groupBy: [],
  segmentBy: [],
  inclusion: ['full_export', 'prospective'],
  assumeClosedAfter: null,
  resolution: 'day',
  workingDays: null,
  ...rest,
})

export const stageClocks = ({ spells }: World): string[] => [
  ...new Set(spells.flatMap(({ clock }) => (clock.startsWith('stage:') ? [clock] : []))),
]
