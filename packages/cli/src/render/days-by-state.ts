import type { DistributionGroup } from '@hearback/contracts'
import { bar } from './bar.ts'
import { nameOf } from './remarks.ts'
import { days, table } from './table.ts'

const widest = 30

type Mean = NonNullable<DistributionGroup['restricted_mean']>

const statesOf = (mean: Mean, word: string): string =>
  table(
    ['state', `${word}s`, ''],
    [['waiting', mean.by_state.waiting] as const, ...Object.entries(mean.by_state.ended)].map(
      ([state, spent]) => [state.replaceAll('_', ' '), days(spent), bar(spent, mean.tau, widest)],
    ),
  )

const rest = '░'

const waitingOf = (means: readonly { group: string; mean: Mean }[], word: string): string =>
  table(
    ['group', `of ${word}s`, 'waiting', ''],
    means.map(({ group, mean }) => [
      group,
      days(mean.tau),
      days(mean.by_state.waiting),
      bar(mean.by_state.waiting, mean.tau, widest).padEnd(widest, rest),
    ]),
  )

/**
 * Where the days of a restricted mean go, with bars: of one group waiting and after each ending, of several how much of
 * them is spent waiting; `word` is what a day of them is called. A group whose mean is not known is left out.
 */
export const renderDaysByState = (groups: readonly DistributionGroup[], word: string): string => {
  const means = groups.flatMap(({ key, restricted_mean: mean }) =>
    mean === null ? [] : [{ group: nameOf(key), mean }],
  )
  const [first] = means
  if (first === undefined) return ''
  return groups.length === 1
    ? `${first.group}: where the first ${days(first.mean.tau)} ${word}s go, on average\n${statesOf(first.mean, word)}`
    : `Mean ${word}s spent waiting\n${waitingOf(means, word)}`
}
