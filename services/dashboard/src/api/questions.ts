import type { paths } from './openapi.d.ts'

/** The routes that answer a question with counts and estimates, and as CSV and Arrow as well as JSON. */
export type QuestionPath =
  | '/v1/stage-durations'
  | '/v1/response-rates'
  | '/v1/time-to-first-response'
  | '/v1/time-to-interview'
  | '/v1/time-to-offer'
  | '/v1/time-to-accept'
  | '/v1/time-to-start'
  | '/v1/time-to-fill'
  | '/v1/expected-wait'
  | '/v1/expectations'
  | '/v1/forecast'
  | '/v1/funnel'
  | '/v1/comparisons'
  | '/v1/bottlenecks'
  | '/v1/changes'

/** Every route that is read with GET and answers JSON. */
export type ReadPath = {
  [Path in keyof paths]: paths[Path] extends {
    get: { responses: { 200: { content: { 'application/json': unknown } } } }
  }
    ? Path
    : never
}[keyof paths]

export type AnswerOf<Path extends ReadPath> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } }
}
  ? Answer
  : never

/** What a question is asked with: names of the API, one value or several. Undefined and null are not sent. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | null | undefined>>

/** The search of a question: sorted by name, so that one question has one address. */
export const searchOf = (parameters: Parameters): string => {
  const search = new URLSearchParams()
  for (const name of Object.keys(parameters).toSorted()) {
    const value = parameters[name]
    for (const one of value === null || value === undefined ? [] : [value].flat())
      search.append(name, String(one))
  }
  const text = String(search)
  return text === '' ? '' : `?${text}`
}

/** The address of a question; with an extension, that of its answer as a file. A `{name}` of the path is filled in. */
export const questionAddress = (
  path: string,
  parameters: Parameters,
  extension: 'csv' | 'arrow' | null = null,
): string => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const filled = inPath.reduce(
    (text, name) => text.replace(`{${name}}`, encodeURIComponent(String(parameters[name]))),
    path,
  )
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !inPath.includes(name)))
  return `${filled}${extension === null ? '' : `.${extension}`}${searchOf(rest)}`
}

/** The parameters of a search; names that stand in it more than once have a list. */
export const parametersOf = (search: string): Record<string, string | string[]> => {
  const read = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(read.keys())].map((name) => {
      const [first = '', ...more] = read.getAll(name)
      return [name, more.length === 0 ? first : [first, ...more]]
    }),
  )
}
