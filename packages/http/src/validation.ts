import { KindGuard, type TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { Value } from '@sinclair/typebox/value'
import type { FastifySchemaCompiler } from 'fastify'
import { faultsOf, type RequestPart } from './faults.ts'
import { ProblemError } from './problems.ts'

const numeric = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i
const truths: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  // `?verbose` alone.
  ['', true],
  ['false', false],
])

const fieldsOf = (value: unknown): Record<string, unknown> => Object(value)

const fromObjectText = (schema: TSchema, value: unknown): unknown => {
  const converted = { ...fieldsOf(value) }
  for (const [name, property] of Object.entries<TSchema>(schema.properties)) {
    if (converted[name] !== undefined) converted[name] = fromText(property, converted[name])
    else if (property.default !== undefined) converted[name] = property.default
  }
  return converted
}

/**
 * A query, header or path parameter as its schema means it: only a text that is entirely a number becomes one
 * ('3.7' stays 3.7 and fails as an integer), and one value may stand for a list of one.
 */
const fromText = (schema: TSchema, value: unknown): unknown => {
  if (KindGuard.IsObject(schema)) return fromObjectText(schema, value)
  if (KindGuard.IsArray(schema)) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.map((entry) => fromText(schema.items, entry))
  }
  if (KindGuard.IsUnion(schema)) {
    const candidates = schema.anyOf.map((member) => [member, fromText(member, value)] as const)
    return candidates.find(([member, candidate]) => Value.Check(member, candidate))?.[1] ?? value
  }
  if (typeof value !== 'string') return value
  if (KindGuard.IsNumber(schema) || KindGuard.IsInteger(schema)) {
    return numeric.test(value) ? Number(value) : value
  }
  return KindGuard.IsBoolean(schema) ? (truths.get(value) ?? value) : value
}

const details = {
  body: 'The body is not as this route expects it.',
  querystring: 'A query parameter is not as this route expects it.',
  params: 'The path is not as this route expects it.',
  headers: 'A header is not as this route expects it.',
}

const partOf = (httpPart: string | undefined): RequestPart =>
  httpPart === 'querystring' || httpPart === 'params' || httpPart === 'headers' ? httpPart : 'body'

/** Validates with TypeBox; what is wrong becomes a problem `invalid_request` that lists every fault. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = TypeCompiler.Compile(schema)
  const part = partOf(httpPart)
  return (given: unknown) => {
    const value = part === 'body' ? given : fromText(schema, given)
    if (check.Check(value)) return { value }
    const errors = faultsOf(check.Errors(value), { part })
    return {
      error: new ProblemError({ status: 400, code: 'invalid_request', detail: details[part], errors }),
    }
  }
}
