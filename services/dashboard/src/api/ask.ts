import { keys } from './key.svelte.ts'
import { type Problem, problemFrom, unreachable } from './problem.ts'
import { type AnswerOf, type Parameters, questionAddress, type ReadPath } from './questions.ts'

export type Asked<Answer> = { outcome: 'answered'; answer: Answer } | { outcome: 'failed'; problem: Problem }

/**
 * Headers of a request about a workspace: the key entered for it, unless a link that was shared is read, whose reader
 * wants to see what all its readers see.
 */
export const headersFor = ({ workspace, share }: Parameters): Record<string, string> => {
  const key = typeof workspace === 'string' && share === undefined ? keys.of(workspace) : null
  return key === null ? {} : { authorization: `Bearer ${key}` }
}

/** Sends a request to the API; what it answers, or its problem, never thrown. */
export const send = async <Answer>(address: string, request: RequestInit): Promise<Asked<Answer>> => {
  try {
    const response = await fetch(address, request)
    const body: unknown = response.status === 204 ? null : await response.json()
    if (!response.ok) return { outcome: 'failed', problem: problemFrom(response.status, body) }
    // The OpenAPI document of the service says so, and its tests hold the service to it.
    return { outcome: 'answered', answer: body as Answer }
  } catch (error) {
    if (request.signal?.aborted === true) throw error
    return { outcome: 'failed', problem: unreachable }
  }
}

/** Asks a route of the API; its answer is typed by the OpenAPI document. Throws only when `signal` ends it. */
export const ask = <Path extends ReadPath>(
  path: Path,
  parameters: Parameters,
  signal?: AbortSignal,
): Promise<Asked<AnswerOf<Path>>> =>
  send(questionAddress(path, parameters), { headers: headersFor(parameters), signal: signal ?? null })
