import { timingSafeEqual } from 'node:crypto'
import { base62, bytesOfBase62 } from './base62.ts'
import { keyedHash } from './pseudonyms.ts'
import type { Workspace } from './workspaces.ts'

type OfWorkspace = Pick<Workspace, 'id' | 'pseudonymKey'>

const tokenShape = /^hbc_([0-9A-Za-z]{43})$/
const secretBytes = 16

/** Whether a text could be a contributor's token; whether it is one only its workspace can tell. */
export const hasContributorShape = (text: string): boolean => tokenShape.test(text)

/** What only the workspace could have written beside a secret. */
const sealOf = ({ id, pseudonymKey }: OfWorkspace, secret: Buffer): Buffer =>
  Buffer.from(keyedHash(pseudonymKey)(`${id}\0contributor-token\0${secret.toString('hex')}`), 'hex')

/**
 * A new token for somebody who brings timelines to a workspace without a key: 128 random bits, and by them the
 * workspace's keyed hash of them. So a token proves that it was made here and is stored nowhere.
 * `randomBytes` is a cryptographic generator.
 */
export const newContributorToken = (
  workspace: OfWorkspace,
  randomBytes: (size: number) => Buffer,
): string => {
  const secret = randomBytes(secretBytes)
  return `hbc_${base62(Buffer.concat([secret, sealOf(workspace, secret)]))}`
}

/** The pseudonym (32 hex digits) of who holds a token; null for one that this workspace did not make. */
export const contributorOfToken = (workspace: OfWorkspace, token: string): string | null => {
  const bytes = bytesOfBase62(tokenShape.exec(token)?.[1] ?? '')
  if (bytes === null) return null
  const secret = bytes.subarray(0, secretBytes)
  if (!timingSafeEqual(bytes.subarray(secretBytes), sealOf(workspace, secret))) return null
  return keyedHash(workspace.pseudonymKey)(`${workspace.id}\0contributor\0token:${secret.toString('hex')}`)
}
