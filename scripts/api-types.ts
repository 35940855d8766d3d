import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'

const heading = `// Made by \`pnpm schema\` from the OpenAPI document of the service; a test holds it equal to that.\n\n`

type Part = Record<string, unknown>

/** A document without its prose and without problems, which are all of one type: what types are made of. */
const withoutProse = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutProse)
  if (part === null || typeof part !== 'object') return part
  const kept = Object.entries(part).filter(
    ([name, value]) =>
      !['4XX', '5XX', 'summary', 'examples'].includes(name) &&
      !(['description', 'title', 'default'].includes(name) && typeof value !== 'object'),
  )
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutProse(value)]))
}

/** TypeScript types of the paths of an OpenAPI document, as the text of a declaration file. */
export const apiTypes = async (document: Part): Promise<string> => {
  const typed = { ...document, paths: withoutProse(document['paths']) }
  // What the service serves is OpenAPI 3.1; its own tests hold it to that.
  const made = await openapiTS(JSON.stringify(typed as unknown as OpenAPI3), { alphabetize: true })
  return heading + astToString(made)
}
