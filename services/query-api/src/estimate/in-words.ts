import type { DistributionGroup } from '@hearback/contracts'
import type { EstimatedDistribution } from './distribution.ts'
import { withDifferences } from './documented-group.ts'
import { ultimateInWords } from './ultimate.ts'

/** A distribution with its sentences, made of what may be shown: nothing in them is more exact than beside them. */
export const inWords = ({
  ultimate,
  as_documented: measures,
  ...group
}: EstimatedDistribution): DistributionGroup => ({
  ...group,
  ...(ultimate === undefined ? {} : { ultimate: { ...ultimate, words: ultimateInWords(ultimate) } }),
  ...(measures === undefined ? {} : withDifferences({ ...group, as_documented: measures })),
})
