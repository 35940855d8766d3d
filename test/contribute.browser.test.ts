import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations, type Pages, readers, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
const files = mkdtempSync(join(tmpdir(), 'hearback-files-'))
beforeAll(async () => {
  pages = await startPages()
})
afterAll(async () => {
  await pages.end()
  rmSync(files, { recursive: true, force: true })
})

const enterTimeline = async (page: Page) => {
  await page.getByLabel('I applied on').fill('2026-10-01')
  await page.getByLabel('at (employer)').fill('Thistle & Crane')
  await page.getByRole('button', { name: 'Add an interview' }).click()
  await page.getByLabel('Interview 1: day').fill('2026-10-09')
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
}

const storedIn = async (page: Page): Promise<string> =>
  page.getByRole('region', { name: 'What would be stored' }).innerText()

const employersKnown = async (): Promise<string> =>
  JSON.stringify(await pages.ask('/v1/dimensions?workspace=demo'))

test('a timeline is previewed, sent, kept by a link, and taken back with it', async () => {
  const { page, close, complaints } = await pages.open('/contribute')
  await enterTimeline(page)
  const stored = await storedIn(page)
  expect(stored).toContain('2026-10-01')
  expect(stored).toContain('employer: Thistle & Crane')
  expect(stored).toContain('interview held')
  await page.getByRole('button', { name: 'Send it' }).click()
  const link = await page.getByLabel('Link to take it back').inputValue()
  expect(new URL(link).search).toBe('')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Take back 1 timeline' }).click()
  await page.getByText('1 timeline taken back from demo.').waitFor()
  await page.reload()
  await page.getByText('Nothing brought with this link').waitFor()
  expect(complaints).toEqual([])
  await close()
})

test('a preview stores nothing, and what is changed after it has to be previewed anew', async () => {
  const { page, close } = await pages.open('/contribute')
  await enterTimeline(page)
  await page.getByLabel('at (employer)').fill('Someone Else Ltd')
  expect(await page.getByRole('button', { name: 'Send it' }).count()).toBe(0)
  expect(await employersKnown()).not.toContain('Thistle')
  await close()
})

test('a timeline without its first day, or with days that cannot be, is not sent, and says why', async () => {
  const { page, close } = await pages.open('/contribute')
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByText('Enter the day you applied.').waitFor()
  await page.getByLabel('I applied on').fill('2026-10-09')
  await page.getByRole('button', { name: 'Add an interview' }).click()
  await page.getByLabel('Interview 1: day').fill('2026-10-01')
  await page.getByRole('button', { name: 'Show what would be stored' }).click()
  await page.getByText('Something lies before the day you applied').waitFor()
  await close()
})

test('the whole walk is made by keyboard', async () => {
  const { page, close } = await pages.open('/contribute')
  await page.getByLabel('I applied on').focus()
  await page.keyboard.type('10012026')
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.innerText')) === 'Show what would be stored') break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.innerText')) === 'Send it') break
  }
  await page.keyboard.press('Enter')
  await page.getByLabel('Link to take it back').waitFor()
  await close()
})

test('a tracker file shows what is stored of each row and which row is refused for what', async () => {
  const file = join(files, 'tracker.csv')
  const rows = [
    'company,date applied,status,response date,notes',
    'Acorn,2026-09-01,Rejected,2026-09-12,hm',
    'anna.miller@example.com,2026-09-05,,,',
  ]
  writeFileSync(file, `${rows.join('\n')}\n`)
  const { page, close } = await pages.open('/contribute')
  await page.getByLabel('A tracker file').check()
  await page.getByLabel(/Choose a file/).setInputFiles(file)
  await page.getByRole('heading', { name: 'Exactly what would be stored' }).waitFor()
  expect(await storedIn(page)).toContain('candidate rejected')
  const text = await page.locator('main').innerText()
  expect(text).toContain('never stored: notes')
  expect(text).toContain('row refused')
  expect(text).not.toContain('anna.miller')
  await close()
})

test('a link that is not whole says what is missing', async () => {
  const { page, close } = await pages.open('/erase')
  expect(await page.locator('main').innerText()).toContain('needs the whole link')
  await close()
})

test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
  const { page, close } = await pages.open('/contribute', reader)
  await enterTimeline(page)
  expect(await axeViolations(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByLabel('Link to take it back').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await close()
})
