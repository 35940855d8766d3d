import { readFileSync } from 'node:fs'
import type { BottlenecksAnswer, ChangesAnswer, FunnelAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, type OpenedPage, type Pages, readers, sidewaysOverflow, startPages } from './pages.ts'
import { filesOf, panelOf, tableOf } from './question-files.ts'

let pages: Pages
let opened: OpenedPage
beforeAll(async () => {
  pages = await startPages()
  opened = await pages.open('/w/demo')
}, 240_000)
afterAll(() => pages.end())

const percentOf = (share: number): string => {
  const hundred = share * 100
  return `${hundred < 10 ? String(Math.round(hundred * 10) / 10) : String(Math.round(hundred))} %`
}

describe('the number on the page is that of the API and that of the CSV', () => {
  test('mean days in each stage, which add up to all days', async () => {
    const { json, csv } = await filesOf(opened.page, pages.product.url, '/v1/bottlenecks')
    // The OpenAPI document promises this answer, and its own tests hold it to that.
    const answer = json as BottlenecksAnswer
    const [where] = answer.where_days_go
    const shown = await tableOf(opened.page, 'Mean days in each stage')
    expect(shown.length).toBeGreaterThan(4)
    expect(shown.map(([, days]) => days)).toEqual(where?.stages.map(({ days }) => `${days} days`))
    const written = csv.filter(({ measure }) => measure === 'where_days_go.stages')
    expect(written.map(({ value, low, high }) => [value, low, high])).toEqual(
      where?.stages.map(({ days, low, high }) => [days, low, high].map(String)),
    )
    const [parts = []] = await tableOf(opened.page, 'The first 90 days of a journey')
    const numbers = parts.filter((cell) => /^[\d.]+ days?$/.test(cell)).map(Number.parseFloat)
    // Each part is rounded to a tenth of a day.
    expect(numbers.reduce((sum, days) => sum + days, 0)).toBeCloseTo(90, 0)
  })

  test('what a journey would save in each stage', async () => {
    const { json, csv } = await filesOf(opened.page, pages.product.url, '/v1/bottlenecks')
    // The same promise.
    const answer = json as BottlenecksAnswer
    const shown = await tableOf(opened.page, 'What a journey would save')
    const known = answer.groups.filter(({ potential }) => potential.days !== null)
    expect(known.length).toBeGreaterThan(0)
    for (const { key, potential, rank } of known) {
      const written = csv.find(({ clock, measure }) => clock === key['clock'] && measure === 'potential')
      expect(written?.['value']).toBe(String(potential.days))
      const place = rank?.from === rank?.to ? `${rank?.from}. ` : `${rank?.from}–${rank?.to}. `
      const text = `${String(potential.days).replace('-', '−')} ${potential.days === 1 ? 'day' : 'days'}`
      expect(shown.some(([name, days]) => name?.startsWith(place) && days === text)).toBe(true)
    }
    // What cannot be compared is written so, and not as 0.
    expect(shown.filter(([, days]) => days === 'cannot be compared')).toHaveLength(
      answer.groups.length - known.length,
    )
  })

  test('the share that moved on within each horizon', async () => {
    const { json, csv } = await filesOf(opened.page, pages.product.url, '/v1/funnel')
    // The same promise.
    const answer = json as FunnelAnswer
    const shown = await tableOf(opened.page, 'Moved on within')
    const cells = answer.groups.flatMap(({ cells: all }) => all)
    expect(shown).toHaveLength(cells.length)
    expect(shown.map(([, days, share]) => [days, share])).toEqual(
      cells.map(({ days, conversion: { estimate } }) => [
        String(days),
        estimate === null ? 'too few' : percentOf(estimate),
      ]),
    )
    const written = csv.filter(({ measure }) => measure === 'cells.conversion')
    expect(written.map(({ value }) => value)).toEqual(
      cells.map(({ conversion: { estimate } }) => (estimate === null ? '' : String(estimate))),
    )
  })

  test('what changed against the period before', async () => {
    const { json } = await filesOf(opened.page, pages.product.url, '/v1/changes')
    // The same promise.
    const answer = json as ChangesAnswer
    const [total] = answer.totals
    const finding = await panelOf(opened.page, '/v1/changes').locator('.finding').innerText()
    expect(finding).toContain(`${total?.before.days} days`)
    expect(finding).toContain(`${total?.after.days} days`)
    const shown = await tableOf(opened.page, 'Days of change')
    expect(shown).toHaveLength(answer.groups.length)
  })
})

test('a chart is read with the keyboard: arrows by one, by row in a grid, Home and End to its ends', async () => {
  const slider = panelOf(opened.page, '/v1/funnel').getByRole('slider')
  const text = () => slider.getAttribute('aria-valuetext')
  await slider.focus()
  await opened.page.keyboard.press('ArrowRight')
  const first = await text()
  expect(first).toMatch(/^Applied, 7 days: /)
  await opened.page.keyboard.press('ArrowRight')
  expect(await text()).toMatch(/^Applied, 14 days: /)
  await opened.page.keyboard.press('ArrowDown')
  expect(await text()).toMatch(/^Recruiter contact, 14 days: /)
  await opened.page.keyboard.press('End')
  expect(await slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
  await opened.page.keyboard.press('Home')
  expect(await text()).toBe(first)
  // What is read aloud stands under the drawing too.
  expect(await panelOf(opened.page, '/v1/funnel').locator('.readout').innerText()).toBe(first)
})

test('the table of a chart opens with the keyboard', async () => {
  const { page, close } = await pages.open('/w/demo')
  const summary = panelOf(page, '/v1/funnel').locator('figure summary')
  await summary.focus()
  await page.keyboard.press('Enter')
  await panelOf(page, '/v1/funnel').locator('figure table').waitFor()
  await close()
})

test('the SVG link saves the drawing with its title and the styles it has on screen, and no cursor', async () => {
  const panel = panelOf(opened.page, '/v1/funnel')
  await panel.getByRole('slider').focus()
  await opened.page.keyboard.press('End')
  const saving = opened.page.waitForEvent('download')
  await panel.getByLabel('funnel as SVG').click()
  const path = await (await saving).path()
  const svg = readFileSync(path, 'utf8')
  expect(svg).toMatch(/^<svg /)
  expect(svg).toContain('<title>Moved on within</title>')
  expect(svg).toMatch(/<pattern [^>]*id="[^"]*rising"/)
  expect(svg).toContain('Recruiter contact</text>')
  expect(svg).not.toContain('var(--')
  expect(svg).not.toContain('cursor')
})

test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
  const { page, complaints, close } = await pages.open('/w/demo', reader)
  await tableOf(page, 'Moved on within')
  expect(await axeViolations(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await close()
})
