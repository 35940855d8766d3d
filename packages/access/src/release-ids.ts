import { keyedHash } from './pseudonyms.ts'
import type { Workspace } from './workspaces.ts'

type Keyed = (message: string) => string

/** Each release has a key of its own, made of the workspace's and the release's name. */
const keyedByRelease = (workspace: Pick<Workspace, 'id' | 'pseudonymKey'>, release: string): Keyed => {
  const keyOfRelease = keyedHash(workspace.pseudonymKey)(`${workspace.id}\0release\0${release}`)
  return keyedHash(Buffer.from(keyOfRelease, 'hex'))
}

/**
 * Ids of journeys in one release of exported data, from their pseudonyms: `r_` and 32 hex digits. Two releases cannot
 * be joined by their ids, nor either of them with the ids of the API; a release made again under its name has the same
 * ids.
 */
export const releaseIds = (
  workspace: Pick<Workspace, 'id' | 'pseudonymKey'>,
  release: string,
): ((journeyId: string) => string) => {
  const keyed = keyedByRelease(workspace, release)
  return (journeyId) => `r_${keyed(journeyId)}`
}

/**
 * Ids of the events of a journey in one release, joined with nothing outside it, and with a form that ingestion keeps
 * as it is: `e_`, eight hex digits that rise with `place`, and 24 of a keyed hash. What the order of a day leaves open
 * is settled by event ids, so events brought in again from an export stand in the order they had.
 */
export const releaseEventIds = (
  workspace: Pick<Workspace, 'id' | 'pseudonymKey'>,
  release: string,
): ((journeyId: string, eventId: string, place: number) => string) => {
  const keyed = keyedByRelease(workspace, release)
  return (journeyId, eventId, place) =>
    `e_${place.toString(16).padStart(8, '0')}${keyed(`${journeyId}\0${eventId}`).slice(0, 24)}`
}

/** Ids in one release of what journeys have in common, as the opening they were for. */
export const releaseNames = (
  workspace: Pick<Workspace, 'id' | 'pseudonymKey'>,
  release: string,
): ((kind: string, name: string) => string) => {
  const keyed = keyedByRelease(workspace, release)
  return (kind, name) => `o_${keyed(`${kind}\0${name}`)}`
}
