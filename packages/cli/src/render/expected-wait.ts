import type { ExpectedWaitAnswer } from '@hearback/contracts'
import { bar } from './bar.ts'
import { dayWord } from './day-word.ts'
import { percentWithin, table } from './table.ts'

const widest = 30

/** What to expect after so many days of waiting: a sentence, and how the waits end, with bars. */
export const renderExpectedWait = (answer: ExpectedWaitAnswer): string => {
  const tables = answer.groups.flatMap(({ within }) =>
    within === null
      ? []
      : [
          table(
            [`within ${within.days} ${dayWord(answer)}s`, 'chance', ''],
            [
              ...Object.entries(within.exits).map(([cause, chance]) => [
                cause.replaceAll('_', ' '),
                percentWithin(chance),
                bar(chance.estimate, 1, widest),
              ]),
              ['still waiting', percentWithin(within.waiting), bar(within.waiting.estimate, 1, widest)],
            ],
          ),
        ],
  )
  const synthetic = answer.synthetic
    ? ['These timelines are synthetic: invented people at fictional employers.']
    : []
  const label = answer.label === null ? [] : [answer.label]
  const withheld = answer.withheld.map(({ reason }) => `No answer: ${reason}.`)
  return [
    answer.sentence,
    ...tables,
    ...label,
    ...withheld,
    `As of ${answer.as_of}${answer.observed_through === null ? '' : `, observed through ${answer.observed_through}`}.`,
    ...synthetic,
  ].join('\n\n')
}
