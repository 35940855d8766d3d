import { readFile } from 'node:fs/promises'
import type { Problem } from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from './command-context.ts'
import { operatorKeyFile } from './settings.ts'
import { readRunning } from './up/state-directory.ts'

/** A running service and the key to talk to it with. */
export type ServiceClient = {
  url: string
  /** Sends a request and returns the parsed JSON; throws a CommandFailure with the problem's words otherwise. */
  json: <Reply>(path: string, init?: RequestInit) => Promise<Reply>
  /** The raw response of a request that went well. */
  send: (path: string, init?: RequestInit) => Promise<Response>
}

const textOf = async (file: string): Promise<string | null> => {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch {
    // Not there, or not ours to read: then it is not known here.
    return null
  }
}

/** The service named by HEARBACK_URL, else the one that runs from the state directory, else the default address. */
export const findService = async (context: CommandContext): Promise<ServiceClient> => {
  const { settings } = context
  const localUrl = readRunning(settings)?.url ?? `http://localhost:${settings.PORT}`
  const url = settings.HEARBACK_URL ?? localUrl
  // The operator key belongs to the service of this state directory: it is never sent anywhere else.
  const key = settings.HEARBACK_KEY ?? (url === localUrl ? await textOf(operatorKeyFile(settings)) : null)
  return clientOf(url, key)
}

/** A client of the service at a URL; without a key it asks only what is open to everyone. */
export const clientOf = (url: string, key: string | null): ServiceClient => {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (key !== null) headers.set('authorization', `Bearer ${key}`)
    const response = await reach(new URL(path, url), { ...init, headers })
    if (!response.ok) throw await failureOf(response)
    return response
  }
  // The reply's shape is the service's contract; the caller names it.
  const json = async <Reply>(path: string, init?: RequestInit) =>
    (await (await send(path, init)).json()) as Reply
  return { url, send, json }
}

const reach = async (url: URL, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init)
  } catch {
    throw new CommandFailure(
      `No Hearback answers at ${url.origin}. Start one with "npm start", or set HEARBACK_URL.`,
      exitCodes.unreachable,
    )
  }
}

const failureOf = async (response: Response): Promise<CommandFailure> => {
  const body = await response.text()
  if (!response.headers.get('content-type')?.includes('json')) {
    return new CommandFailure(`The service answered ${response.status}.`)
  }
  // Every error of the service has this one shape.
  return failureOfProblem(JSON.parse(body) as Problem)
}

/** The failure that says what a problem says. */
export const failureOfProblem = (problem: Problem): CommandFailure => {
  const said = problem.detail ?? problem.title
  const faults = (problem.errors ?? [])
    .filter(({ message }) => !said.includes(message))
    .map((fault) => {
      const row = fault.row === undefined ? '' : `row ${fault.row}`
      const place = [fault.parameter, fault.pointer, row].filter(Boolean).join(' ')
      return `  ${place}${place === '' ? '' : ': '}${fault.message}`
    })
  const hint = problem.status === 401 ? ['Set HEARBACK_KEY to a key of this service.'] : []
  return new CommandFailure([said, ...faults, ...hint].join('\n'), exitCodes.failed, problem)
}
