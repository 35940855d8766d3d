import { milestoneRoute } from './milestone-route.ts'

export const timeToInterview = milestoneRoute({
  path: '/v1/time-to-interview',
  clock: 'time_to_interview',
  summary: 'From the application to the first interview',
})
