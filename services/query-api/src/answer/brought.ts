import type { GroupCounts } from '@hearback/read-models'

/** Who is behind a group: what decides whether it may be shown. */
export type Brought = Pick<GroupCounts, 'journeys' | 'contributors' | 'largestContributor'>

/** What a number rests on that is made of two groups: for each rule the one that fares worse by it. */
export const weakerOf = (a: Brought, b: Brought): Brought => {
  const journeys = Math.min(a.journeys, b.journeys)
  const largestShare = Math.max(...[a, b].map((each) => each.largestContributor / Math.max(1, each.journeys)))
  return {
    journeys,
    contributors: Math.min(a.contributors, b.contributors),
    largestContributor: largestShare * journeys,
  }
}
