import { hash } from 'node:crypto'
import type { SpellPlace } from '@hearback/read-models'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { faultOf, type Part } from './part.ts'

const rank = Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 })
const Cursor = Type.Tuple([
  Type.String(),
  rank,
  rank,
  Type.String(),
  Type.String({ pattern: '^[0-9a-f]{32}$' }),
  rank,
])

/** Tells the list of one question from that of another. */
const tagOf = (list: unknown): string => hash('sha256', JSON.stringify(list), 'base64url').slice(0, 16)

/** The place where a page ended, for the next one of the same list; `list` is all that its order follows from. */
export const cursorText = (list: unknown, { ranks, clock, journeyId, visit }: SpellPlace): string =>
  Buffer.from(JSON.stringify([tagOf(list), ...ranks, clock, journeyId, visit])).toString('base64url')

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    // Whatever it was, it was not given out here.
    return null
  }
}

/** The place a page begins after; null = at the beginning. */
export const cursorAsked = (list: unknown, text: string | undefined): Part<SpellPlace | null> => {
  if (text === undefined) return { value: null }
  const read = parsed(text)
  if (!Value.Check(Cursor, read))
    return faultOf('after', 'invalid_cursor', 'is not a `next` that was given out')
  const [tag, first, second, clock, journeyId, visit] = read
  return tag === tagOf(list)
    ? { value: { ranks: [first, second], clock, journeyId, visit } }
    : faultOf(
        'after',
        'other_cursor',
        'belongs to another question, or to this one as of another day; begin again without it',
      )
}
