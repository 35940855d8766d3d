import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations, type Pages, type Reader, readers, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
const files = mkdtempSync(join(tmpdir(), 'hearback-files-'))
beforeAll(async () => {
  pages = await startPages({ HEARBACK_SAMPLE: 'false' })
  const made = await pages.product.command('workspace', 'create', 'acme')
  expect(made.status, made.said).toBe(0)
})
afterAll(async () => {
  await pages.end()
  rmSync(files, { recursive: true, force: true })
})

const tracker = join(files, 'tracker.csv')
writeFileSync(
  tracker,
  `company,position,date applied,status,response date,notes
Acorn,Engineer,2026-09-01,Rejected,2026-09-12,hello
Birch,Engineer,2026-09-03,,,
someone@example.com,Designer,2026-09-05,,,
`,
)

const openImport = (reader: Reader = {}) =>
  pages.open('/w/acme/import', { ...reader, key: { workspace: 'acme', key: pages.product.operatorKey } })

const imports = async (): Promise<{ dry_run: boolean; counts: Record<string, number> }[]> => {
  const answer = await pages.ask('/v1/imports?workspace=acme', pages.product.operatorKey)
  return Object(answer).imports
}

const choose = async (page: Page, file: string) => {
  await page.getByLabel(/Choose a file/).setInputFiles(file)
}

test('a preview shows what would be stored, dropped and refused, and stores nothing', async () => {
  const { page, close, complaints } = await openImport()
  await choose(page, tracker)
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('employer: Acorn')
  expect(text).toContain('never stored: notes')
  expect(text).toContain('looks like an e-mail address')
  expect(text).not.toContain('someone@example.com')
  const known = await pages.ask('/v1/dimensions?workspace=acme', pages.product.operatorKey)
  expect(JSON.stringify(known)).not.toContain('Acorn')
  expect(complaints).toEqual([])
  await close()
})

test('an import goes from the preview to the store, and stands among the earlier ones with the counts of the API', async () => {
  const { page, close } = await openImport()
  await choose(page, tracker)
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByRole('button', { name: 'Import it now' }).click()
  await page.getByText(/^Done: 3 rows read/).waitFor()
  const [newest] = await imports()
  expect(newest?.dry_run).toBe(false)
  const row = page
    .locator('section[aria-labelledby="earlier"] tbody tr')
    .filter({ hasNotText: 'preview' })
    .first()
  await row.waitFor()
  expect(await row.innerText()).toContain(String(newest?.counts['accepted']))
  await close()
})

test('a file that is none of the formats ends in what is wrong with it', async () => {
  const broken = join(files, 'broken.csv')
  writeFileSync(broken, 'nothing,of,the,kind\n1,2,3,4\n')
  const { page, close } = await openImport()
  await choose(page, broken)
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByRole('alert').first().innerText()).not.toBe('')
  await close()
})

const realSearch = new URL('../../shared/data/hanneman-job-applications/Merged.csv', import.meta.url)

test.skipIf(!existsSync(realSearch))(
  'a real job search is previewed by keyboard alone, every journey of it',
  async () => {
    const { page, close } = await openImport()
    await choose(page, fileURLToPath(realSearch))
    await page.getByRole('button', { name: 'Show what would be stored' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
    const journeys = page.locator('.counts div').filter({ has: page.getByText('Journeys', { exact: true }) })
    expect(await journeys.innerText()).toContain('177')
    await close()
  },
)

test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
  const { page, close } = await openImport(reader)
  await choose(page, tracker)
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  await close()
})
