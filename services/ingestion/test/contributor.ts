import { ended, octets } from './import-file.ts'
import { type Ingestion, json } from './ingestion.ts'

/** Somebody who brings timelines to a workspace without a key. */
export type Contributor = {
  token: string
  /** An address with the workspace in it. */
  at: (path: string, query?: string) => string
  /** Sends a file and waits until it was read. */
  bring: (file: string, query?: string) => Promise<ReturnType<typeof ended>>
  /** Sends events as JSON. */
  tell: (events: unknown, query?: string) => ReturnType<Ingestion['send']>
  brought: () => Promise<number>
  takeBack: () => ReturnType<Ingestion['send']>
}

/** Opens a public community for contributions; its key has all scopes. */
export const openCommunity = (ingestion: Ingestion, name = 'pool') =>
  ingestion.workspace({ name, kind: 'community', public: true, openToContributions: true })

let callers = 0
/** An address nobody has come from yet: an address gets few tokens. */
export const newAddress = (): string => {
  callers += 1
  return `10.0.${Math.floor(callers / 250)}.${(callers % 250) + 1}`
}

export const begin = (
  ingestion: Ingestion,
  workspace: string,
  key: string | null = null,
  from = newAddress(),
) => ingestion.send({ method: 'POST', url: `/v1/contributors?workspace=${workspace}`, key, from })

export const contributorTo = async (
  ingestion: Ingestion,
  workspace = 'pool',
  from = newAddress(),
): Promise<Contributor> => {
  const { token } = (await begin(ingestion, workspace, null, from)).json()
  const at = (path: string, query = '') => `/v1/${path}?workspace=${workspace}${query}`
  const send = (sent: Omit<Parameters<Ingestion['send']>[0], 'key'>) =>
    ingestion.send({ ...sent, key: token, from })
  const upload = (file: string, query = '') =>
    send({ method: 'POST', url: at('imports', query), payload: file, headers: octets })
  return {
    token,
    at,
    bring: async (file, query) => {
      const { id } = (await upload(file, query)).json()
      return ended(ingestion, id, token, `?workspace=${workspace}`)
    },
    tell: (events, query) =>
      send({ method: 'POST', url: at('events', query), payload: JSON.stringify(events), headers: json }),
    brought: async () => (await send({ url: at('contributions') })).json().journeys,
    takeBack: () => send({ method: 'DELETE', url: at('contributions') }),
  }
}
