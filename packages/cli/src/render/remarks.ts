import type { DistributionAnswer, GroupKey } from '@hearback/contracts'
import { parkedRemark } from './counted.ts'

/** The values of a group's key; a dimension nobody filled in is not known. */
export const nameOf = (key: GroupKey): string =>
  Object.values(key)
    .map((value) => value ?? 'not known')
    .join(' / ')

/** What every answer says beside its groups. */
type Told = Pick<
  DistributionAnswer,
  'as_of' | 'observed_through' | 'synthetic' | 'label' | 'withheld' | 'parked_journeys' | 'data_quality'
> & { method: Pick<DistributionAnswer['method'], 'confidence'> }

/** What the reader must know with the numbers: as of when, what is invented, assumed, withheld or missing. */
export const remarks = (answer: Told): string =>
  [
    `As of ${answer.as_of}${answer.observed_through === null ? '' : `, observed through ${answer.observed_through}`}; ` +
      `${100 * answer.method.confidence} % intervals.`,
    answer.synthetic ? 'These timelines are synthetic: invented people at fictional employers.' : '',
    answer.label ?? '',
    ...answer.withheld.map(({ key, reason }) => `Withheld: ${Object.values(key).join(' / ')} (${reason}).`),
    parkedRemark(answer.parked_journeys),
    answer.data_quality === undefined
      ? ''
      : `What was imported is graded ${answer.data_quality.grade} (A to D).`,
  ]
    .filter((line) => line !== '')
    .join('\n')
