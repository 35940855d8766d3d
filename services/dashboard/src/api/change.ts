import { type Asked, headersFor, send } from './ask.ts'
import { searchOf } from './questions.ts'

/** What a workspace's own people may change, and how: each with the key entered for the workspace. */
export const change = <Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  workspace: string,
  body?: unknown,
): Promise<Asked<Answer>> =>
  send<Answer>(`${path}${searchOf({ workspace })}`, {
    method,
    headers: {
      ...headersFor({ workspace }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
