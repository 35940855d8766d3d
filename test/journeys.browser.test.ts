import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
}, 240_000)
afterAll(() => pages.end())

type Listed = { journey_id: string; clock: string; days: number; cause: string | null }
type List = { spells: number; selected: number; journeys: Listed[]; next: string | null }

const operator = () => ({ workspace: 'demo', key: pages.product.operatorKey })
const listOf = async (search: string): Promise<List> => {
  const answer = await pages.ask(`/v1/journeys?workspace=demo&${search}`, pages.product.operatorKey)
  // The shape is the API's own, which other tests hold.
  return Object(answer)
}
const shortId = ({ journey_id }: Listed) => `${journey_id.slice(0, 10)}…`

test('the list is that of the API: how many are counted, how many selected, and each of them', async () => {
  const { page, close } = await pages.open(
    '/w/demo/journeys?clock=stage:applied&state=ended&cause=rejected&min_days=14&region=EU',
    { key: operator() },
  )
  const api = await listOf('clock=stage:applied&state=ended&cause=rejected&min_days=14&region=EU')
  const section = page.locator('section[data-path="/v1/journeys"]')
  const said = `${api.selected.toLocaleString('en')} of the ${api.spells.toLocaleString('en')} waits`
  expect(await section.innerText()).toContain(said)
  expect(await section.locator('tbody th').allInnerTexts()).toEqual(api.journeys.map(shortId))
  const days = await section.locator('tbody td.number').allInnerTexts()
  expect(days.map(Number)).toEqual(api.journeys.map((wait) => wait.days))
  await close()
})

test('a choice narrows the list and begins it anew, and the next page goes on where one ended', async () => {
  const { page, close } = await pages.open('/w/demo/journeys?clock=stage:offer', { key: operator() })
  await page.getByLabel('State', { exact: true }).selectOption('Ended')
  await page.waitForURL('**state=ended**')
  await settled(page)
  const first = await listOf('clock=stage:offer&state=ended')
  await page.getByRole('link', { name: 'Next 50' }).click()
  await page.waitForURL('**after=**')
  await settled(page)
  const second = await listOf(`clock=stage:offer&state=ended&after=${first.next}`)
  const rows = page.locator('section[data-path="/v1/journeys"] tbody th')
  await expect.poll(() => rows.allInnerTexts()).toEqual(second.journeys.map(shortId))
  await page.getByLabel('At least days', { exact: true }).fill('3')
  await page.getByLabel('At least days', { exact: true }).blur()
  await page.waitForURL((url) => url.searchParams.get('min_days') === '3' && !url.searchParams.has('after'))
  await close()
})

test('a journey is opened from the list by keyboard: its waits and its events are those of the API', async () => {
  const { page, close } = await pages.open('/w/demo/journeys?clock=time_to_start&state=ended&region=EU', {
    key: operator(),
  })
  const [first] = (await listOf('clock=time_to_start&state=ended&region=EU')).journeys
  if (first === undefined) throw new Error('the sample has journeys that reached their first day')
  await page.locator('tbody th a').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/journeys/${first.journey_id}**`)
  await settled(page)
  const api = await pages.ask(`/v1/journeys/${first.journey_id}?workspace=demo`, pages.product.operatorKey)
  const { events, spells }: { events: unknown[]; spells: unknown[] } = Object(api)
  const section = page.locator('section[data-path="/v1/journeys/id"]')
  expect(await section.getByRole('region', { name: 'Waits' }).locator('tbody tr').count()).toBe(spells.length)
  expect(await section.locator('ol > li').count()).toBe(events.length)
  expect(await section.getByRole('slider').count()).toBe(1)
  await page.getByRole('link', { name: 'Back to the journeys' }).click()
  expect(new URL(page.url()).searchParams.get('region')).toBe('EU')
  await close()
})

test('the journeys behind a segment are as many as the number they are behind', async () => {
  const { page, close } = await pages.open('/w/demo/comparisons?clock=stage:screening&group_by=level', {
    key: operator(),
  })
  await page.locator('summary', { hasText: 'The journeys behind each segment' }).click()
  const link = page.locator('a[data-behind]').nth(1)
  const number = /^[\d,]+/.exec(await link.innerText())?.[0] ?? 'no number'
  await link.click()
  await page.waitForURL('**/journeys?**state=running**')
  await settled(page)
  expect(await page.locator('section[data-path="/v1/journeys"]').innerText()).toContain(`${number} of the `)
  await close()
})

test('who may not see single journeys is told why instead of an error, and sees no link to them', async () => {
  const { page, complaints, close } = await pages.open('/w/demo/journeys')
  const section = page.locator('section[data-path="/v1/journeys"]')
  expect(await section.innerText()).toContain('Single journeys are for the people of the workspace itself')
  expect(await section.getByRole('alert').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.getByRole('link', { name: 'Segments', exact: true }).click()
  await settled(page)
  expect(await page.locator('a[data-behind]').count()).toBe(0)
  await close()
})

describe('lists and journeys break nothing of WCAG 2.2 AA', () => {
  test.each(readers)('%s', async (_name, reader) => {
    const { page, close } = await pages.open('/w/demo/journeys?clock=stage:offer', {
      ...reader,
      key: operator(),
    })
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.locator('tbody th a').first().click()
    await page.waitForURL('**/journeys/j_**')
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await close()
  })
})
