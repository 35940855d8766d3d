import { setTimeout as pause } from 'node:timers/promises'
import type { RestatementAnswer } from '@hearback/contracts'
import { type CommandContext, CommandFailure } from '../command-context.ts'
import { drawRestating, renderRestatement } from '../render/restatement.ts'
import { findService, type ServiceClient } from '../service-client.ts'

export type RestateOptions = { workspace: string; knownAt: string; process?: string; json?: boolean }

/** Has what was known at an earlier time restated, waits for it, and says what was said then and what changed since. */
export const restate = async (context: CommandContext, options: RestateOptions): Promise<void> => {
  const service = await findService(context)
  const { workspace, knownAt } = options
  const wish = new URLSearchParams({ workspace, known_at: knownAt })
  const asked = await service.json<RestatementAnswer>(`/v1/restatements?${wish}`, { method: 'POST' })
  const answer = await followed(context, service, asked.restatement.id, options)
  if (options.json === true) context.out(`${JSON.stringify(answer, null, 2)}\n`)
  else context.out(`${renderRestatement(answer)}\n`)
}

const followed = async (
  context: CommandContext,
  service: ServiceClient,
  id: number,
  { workspace, process }: RestateOptions,
): Promise<RestatementAnswer> => {
  const parameters = new URLSearchParams({ workspace, ...(process === undefined ? {} : { process }) })
  for (let waited = 50; ; waited = Math.min(500, waited * 1.5)) {
    const answer = await service.json<RestatementAnswer>(`/v1/restatements/${id}?${parameters}`)
    const { state, error } = answer.restatement
    if (context.interactive) context.say(drawRestating(answer.restatement, context.columns))
    if (state === 'ready') return answer
    if (state === 'failed')
      throw new CommandFailure(`It could not be restated: ${error ?? 'for no known reason'}.`)
    await pause(waited)
  }
}
