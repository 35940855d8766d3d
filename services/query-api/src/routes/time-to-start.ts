import { milestoneRoute } from './milestone-route.ts'

export const timeToStart = milestoneRoute({
  path: '/v1/time-to-start',
  clock: 'time_to_start',
  summary: 'From the application to the first day of work',
})
