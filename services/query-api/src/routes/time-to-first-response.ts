import { milestoneRoute } from './milestone-route.ts'

export const timeToFirstResponse = milestoneRoute({
  path: '/v1/time-to-first-response',
  clock: 'time_to_first_response',
  summary: 'From the application to the first word of the employer',
})
