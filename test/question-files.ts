import type { Page } from 'playwright-core'

/** A row of a question's CSV by the names of its columns. */
export type CsvRow = Record<string, string>

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )

/** The rows of a CSV. */
export const csvRows = (text: string): CsvRow[] => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = cellsOf(head)
  return lines.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

/** The panel of a question on a page. */
export const panelOf = (page: Page, path: string) => page.locator(`section[data-path="${path}"]`)

/** The answer of a panel by its own links: as JSON and as the rows of its CSV. */
export const filesOf = async (
  page: Page,
  url: string,
  path: string,
): Promise<{ json: Record<string, unknown>; csv: CsvRow[] }> => {
  const noun = path.split('/').at(-1) ?? ''
  const panel = panelOf(page, path)
  const address = async (name: string) =>
    url + (await panel.getByLabel(`${noun} as ${name}`).getAttribute('href'))
  const [json, csv] = await Promise.all([fetch(await address('JSON')), fetch(await address('CSV'))])
  return { json: Object(await json.json()), csv: csvRows(await csv.text()) }
}

/** Opens the table of a figure by its title; the texts of its cells, row by row. */
export const tableOf = async (page: Page, title: string): Promise<string[][]> => {
  const figure = page.locator('figure').filter({ has: page.locator('figcaption', { hasText: title }) })
  const summary = figure.locator('summary')
  if ((await figure.locator('details[open]').count()) === 0) await summary.click()
  await figure.locator('tbody').waitFor()
  const rows = await figure.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
}
