import type { ExpectedWaitAnswer } from '@hearback/contracts'
import type { CommandContext } from '../command-context.ts'
import { dayWord } from '../render/day-word.ts'
import { percentWithin, table } from '../render/table.ts'
import { findService } from '../service-client.ts'
import { type AskOptions, questionOf } from './ask.ts'

export type WaitOptions = Omit<AskOptions, 'groupBy' | 'csv'> & { days: number; within: number }

/** Says in one sentence what to expect after so many days of waiting, then how the waits end. */
export const wait = async (context: CommandContext, options: WaitOptions): Promise<void> => {
  const clock =
    options.stage === undefined && options.clock === undefined ? { clock: 'response:application' } : {}
  const parameters = questionOf({ ...options, ...clock })
  parameters.set('waited_days', String(options.days))
  parameters.set('within_days', String(options.within))
  const service = await findService(context)
  const answer = await service.json<ExpectedWaitAnswer>(`/v1/expected-wait?${parameters}`)
  context.out(options.json === true ? `${JSON.stringify(answer, null, 2)}\n` : `${render(answer)}\n`)
}

const render = (answer: ExpectedWaitAnswer): string => {
  const tables = answer.groups.flatMap(({ within }) =>
    within === null
      ? []
      : [
          table(
            [`within ${within.days} ${dayWord(answer)}s`, 'chance'],
            [
              ...Object.entries(within.exits).map(([cause, chance]) => [cause, percentWithin(chance)]),
              ['still waiting', percentWithin(within.waiting)],
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
