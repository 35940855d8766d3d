import { type MilestoneParameters, questionDefaults } from '@hearback/contracts'
import type { DistributionAsked } from './question.ts'

/** What a question asks of a distribution; what is named twice is answered once. */
export const distributionAsked = (
  query: Pick<MilestoneParameters, 'horizon_days' | 'p' | 'tau'>,
): DistributionAsked => ({
  horizonDays: [...new Set(query.horizon_days ?? questionDefaults.horizonDays)],
  shares: [...new Set(query.p ?? questionDefaults.p)],
  tau: query.tau ?? questionDefaults.tau,
})
