import { milestoneRoute } from './milestone-route.ts'

export const timeToOffer = milestoneRoute({
  path: '/v1/time-to-offer',
  clock: 'time_to_offer',
  summary: 'From the application to the first offer',
})
