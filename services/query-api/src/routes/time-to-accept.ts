import { milestoneRoute } from './milestone-route.ts'

export const timeToAccept = milestoneRoute({
  path: '/v1/time-to-accept',
  clock: 'time_to_accept',
  summary: 'From the application to an accepted offer',
})
