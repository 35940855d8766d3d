/** `spells.csv` -> `Spells`, `Csv`: the words of a path, each with a capital. */
const wordsOf = (path: string): string[] =>
  path
    .replace(/^\/v\d+(?=\/)/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)

/**
 * The name of a route in the OpenAPI document: its method and the words of its path without the version, in camel case
 * (`GET /v1/imports/:id/report.csv` is `getImportsIdReportCsv`). It follows from the address alone, so a client made
 * of the document keeps its names as long as addresses keep theirs.
 */
export const operationIdOf = (method: string, path: string): string =>
  method.toLowerCase() + wordsOf(path).join('')
