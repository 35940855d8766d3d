import { type Asked, send } from './ask.ts'
import { problemFrom, unreachable } from './problem.ts'
import { type AnswerOf, type Parameters, questionAddress } from './questions.ts'

/** An import as the API shows it: how far it is, what it found, and of a dry run what would be stored. */
export type ImportShown = AnswerOf<'/v1/imports/{id}'>

export type Upload = {
  file: Blob
  parameters: Parameters
  /** Authorization of whoever brings it. */
  headers: Readonly<Record<string, string>>
}

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Sends a file as an import; `sent` is told the share of it that has left, which `fetch` cannot tell. The import as it
 * was taken, or the problem.
 */
export const upload = (
  { file, parameters, headers }: Upload,
  sent: (share: number) => void = () => undefined,
): Promise<Asked<ImportShown>> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', questionAddress('/v1/imports', parameters))
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => sent(total === 0 ? 1 : loaded / total))
    request.addEventListener('error', () => resolve({ outcome: 'failed', problem: unreachable }))
    request.addEventListener('load', () => {
      const body = bodyOf(request.responseText)
      // The OpenAPI document of the service says so, and its tests hold the service to it.
      if (request.status === 202) resolve({ outcome: 'answered', answer: body as ImportShown })
      else resolve({ outcome: 'failed', problem: problemFrom(request.status, body) })
    })
    request.send(file)
  })

const isOver = ({ state }: ImportShown): boolean => state === 'done' || state === 'failed'

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

export type Followed = { id: string; workspace: string; headers: Readonly<Record<string, string>> }

/** Asks how an import is doing until it is over or `signal` ends it, and tells each answer. A lost answer is asked again. */
export const follow = async (
  { id, workspace, headers }: Followed,
  signal: AbortSignal,
  told: (shown: ImportShown) => void,
): Promise<void> => {
  const address = questionAddress(`/v1/imports/${encodeURIComponent(id)}`, { workspace })
  while (!signal.aborted) {
    const asked = await send<ImportShown>(address, { headers: { ...headers }, signal }).catch(() => null)
    if (signal.aborted) return
    if (asked?.outcome === 'answered') {
      told(asked.answer)
      if (isOver(asked.answer)) return
    }
    await pause(400, signal)
  }
}
