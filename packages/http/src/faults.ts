import type { Fault } from '@hearback/contracts'
import { KindGuard, type TSchema } from '@sinclair/typebox'
import { type ValueError, ValueErrorType } from '@sinclair/typebox/errors'

const literalsOf = (schema: TSchema): string[] | null => {
  if (!KindGuard.IsUnion(schema)) return null
  const literals = schema.anyOf.filter(KindGuard.IsLiteral)
  return literals.length === schema.anyOf.length ? literals.map(({ const: value }) => String(value)) : null
}

/** What a number must be: a description says what it means, not which values it takes. */
const boundsOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: TSchema): string => {
  const over = exclusiveMinimum === undefined ? null : `above ${exclusiveMinimum}`
  const under = exclusiveMaximum === undefined ? null : `below ${exclusiveMaximum}`
  if (over !== null && under !== null)
    return ` between ${exclusiveMinimum} and ${exclusiveMaximum}, exclusive`
  if (over === null && under === null && minimum !== undefined && maximum !== undefined)
    return ` from ${minimum} to ${maximum}`
  const least = over ?? (minimum === undefined ? null : `of at least ${minimum}`)
  const most = under ?? (maximum === undefined ? null : `of at most ${maximum}`)
  const bounds = [least, most].filter((bound) => bound !== null)
  return bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`
}

/** What is wrong, in words that never hold the value. */
const messageOf = ({ type, schema, value, message }: ValueError, part: RequestPart): string => {
  if (type === ValueErrorType.ObjectAdditionalProperties) return 'is not known here'
  if (type === ValueErrorType.ObjectRequiredProperty) return 'is required'
  if (part !== 'body' && Array.isArray(value) && !KindGuard.IsArray(schema)) return 'is given more than once'
  if (KindGuard.IsInteger(schema)) return `must be a whole number${boundsOf(schema)}`
  if (KindGuard.IsNumber(schema)) return `must be a number${boundsOf(schema)}`
  if (KindGuard.IsBoolean(schema)) return 'must be true or false'
  const literals = literalsOf(schema)
  if (literals !== null) return `must be one of ${literals.join(', ')}`
  return schema.description === undefined ? message : `must be: ${schema.description}`
}

/** The parts of a request that are validated; a fault of a body is named by pointer, one of the others by parameter. */
export type RequestPart = 'body' | 'querystring' | 'params' | 'headers'

/**
 * The first fault at each place of a value checked against a schema, at most `limit`. Never holds a value.
 * `prefix` is put before the pointers (`/3` for the fourth event of an array).
 */
export const faultsOf = (
  errors: Iterable<ValueError>,
  { part = 'body', prefix = '', limit = 100 }: { part?: RequestPart; prefix?: string; limit?: number } = {},
): Fault[] => {
  const byPath = new Map<string, Fault>()
  for (const error of errors) {
    if (byPath.has(error.path)) continue
    if (byPath.size === limit) break
    const message = messageOf(error, part)
    const place =
      part === 'body' ? { pointer: prefix + error.path } : { parameter: error.path.split('/')[1] ?? '' }
    byPath.set(error.path, { ...place, message })
  }
  return [...byPath.values()]
}
