import type { ExpectedWaitAnswer } from '@hearback/contracts'
import type { CommandContext } from '../command-context.ts'
import { renderExpectedWait } from '../render/expected-wait.ts'
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
  context.out(
    options.json === true ? `${JSON.stringify(answer, null, 2)}\n` : `${renderExpectedWait(answer)}\n`,
  )
}
