const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown): boolean => isObject(schema) && schema['type'] === 'null'

/** `anyOf` of words, as one list of words; null where it is of anything else. */
const oneOfWords = (members: readonly unknown[]): Record<string, unknown> | null => {
  const words = members.map((member) => (isObject(member) ? member['const'] : undefined))
  return words.every((word) => typeof word === 'string') ? { type: 'string', enum: words } : null
}

/** `anyOf` of one type and null, as that type or null; null where it is anything else. */
const typeOrNull = (members: readonly unknown[]): Record<string, unknown> | null => {
  const [only, ...others] = members.filter((member) => !isNull(member))
  const fits = others.length === 0 && members.some(isNull)
  if (!fits || !isObject(only) || typeof only['type'] !== 'string' || 'const' in only) return null
  const { enum: words, ...schema } = only
  return {
    ...schema,
    type: [only['type'], 'null'],
    ...(Array.isArray(words) ? { enum: [...words, null] } : {}),
  }
}

/**
 * The same JSON Schema with its simple unions written without `anyOf`: `{ type: ['number', 'null'] }` and
 * `{ enum: [...] }`. Fastify writes a value of an `anyOf` by asking a validator, compiled when the first reply is
 * written, which of its members it is: a tenth of a second once for each route, and once more for each number.
 */
export const withPlainUnions = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withPlainUnions)
  if (!isObject(schema)) return schema
  const plain = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, withPlainUnions(value)]),
  )
  const { anyOf, ...rest } = plain
  if (!Array.isArray(anyOf)) return plain
  const union = oneOfWords(anyOf) ?? typeOrNull(anyOf)
  return union === null ? plain : { ...union, ...rest }
}
