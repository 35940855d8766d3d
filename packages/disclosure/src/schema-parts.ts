export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The part of a schema that says what a value is, if it is not null. */
export const presentPart = (schema: unknown): Record<string, unknown> => {
  if (!isObject(schema)) return {}
  if (!Array.isArray(schema['anyOf'])) return schema
  return schema['anyOf'].filter(isObject).find((part) => part['type'] !== 'null') ?? {}
}

/** The schema of a field of an object, or of every value of a record. */
export const schemaOfField = (schema: Record<string, unknown>, field: string): unknown => {
  const { properties, patternProperties } = schema
  if (isObject(properties) && field in properties) return properties[field]
  return isObject(patternProperties) ? Object.values(patternProperties)[0] : undefined
}
