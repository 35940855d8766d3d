import type { CommandContext } from '../command-context.ts'
import { counted } from '../render/counted.ts'
import { findService } from '../service-client.ts'

export type EraseOptions = { workspace: string; sourceId?: boolean; json?: boolean }

/** Erases a journey: its events become tombstones, its spells go. It cannot be undone. */
export const erase = async (
  context: CommandContext,
  journey: string,
  options: EraseOptions,
): Promise<void> => {
  const service = await findService(context)
  const parameters = new URLSearchParams({ workspace: options.workspace })
  if (options.sourceId === true) parameters.set('source_id', journey)
  const path = options.sourceId === true ? '-' : encodeURIComponent(journey)
  const reply = await service.json<{ erased: number }>(`/v1/journeys/${path}?${parameters}`, {
    method: 'DELETE',
  })
  context.out(
    options.json === true
      ? `${JSON.stringify(reply, null, 2)}\n`
      : `Erased: ${counted(reply.erased, 'event')}.\n`,
  )
}
