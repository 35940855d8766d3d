import { keyedHash } from './pseudonyms.ts'
import type { Workspace } from './workspaces.ts'

/**
 * Ids of journeys in one release of exported data, from their pseudonyms: `r_` and 32 hex digits. Each release has a
 * key of its own, made of the workspace's and the release's name, so that two releases cannot be joined by their ids,
 * nor either of them with the ids of the API; a release made again under its name has the same ids.
 */
export const releaseIds = (
  workspace: Pick<Workspace, 'id' | 'pseudonymKey'>,
  release: string,
): ((journeyId: string) => string) => {
  const keyOfRelease = keyedHash(workspace.pseudonymKey)(`${workspace.id}\0release\0${release}`)
  const keyed = keyedHash(Buffer.from(keyOfRelease, 'hex'))
  return (journeyId) => `r_${keyed(journeyId)}`
}
