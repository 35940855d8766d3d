import { hash } from 'node:crypto'

/**
 * The ETag of an answer: a hash of all it follows from. Weak, because `projected_through` moves on while nothing
 * happens.
 */
export const answerTag = (of: unknown): string =>
  `W/"${hash('sha256', JSON.stringify(of), 'base64url').slice(0, 22)}"`

/** Whether an If-None-Match header names the answer, compared weakly (RFC 9110, 13.1.2). */
export const isNamedBy = (tag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((named) => ['*', tag].includes(named.trim()) || `W/${named.trim()}` === tag)
