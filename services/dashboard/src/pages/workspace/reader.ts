import { address } from '../../address/address.svelte.ts'
import { keys } from '../../api/key.svelte.ts'

/** As whom a workspace is read; to all but who has a key the public rules apply. */
export type WorkspaceReader = 'key' | 'share' | 'public'

/** As whom the pages read a workspace now; it changes with the address and with the key. */
export const readerOf = (workspace: string): WorkspaceReader => {
  if (address.parameters.has('share')) return 'share'
  return keys.of(workspace) === null ? 'public' : 'key'
}
