import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeViolations,
  type OpenedPage,
  type Pages,
  readers,
  settled,
  sidewaysOverflow,
  startPages,
} from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
}, 240_000)
afterAll(() => pages.end())

const afterInterview = '/?clock=response:interview&waited_days=5&within_days=14&workspace=demo'
const tooFew = '/?clock=stage:offer&waited_days=40&employer=Fallowgate%20Bank&role_family=sales'

const api = async (address: string) => Object(await (await fetch(pages.product.url + address)).json())
const answerOf = ({ page }: OpenedPage) => page.locator('section[data-path="/v1/expected-wait"]').first()
const told = (opened: OpenedPage) => answerOf(opened).locator('.told').innerText()
const inHundred = (value: number) => Math.round(value * 100)

test('the number on the page is the number of the API and of the CSV', async () => {
  const opened = await pages.open(afterInterview)
  const asked = afterInterview.slice(2)
  const { within, still_waiting, curve } = (await api(`/v1/expected-wait?${asked}`)).groups[0]
  const { estimate, low, high } = within.exits.answered
  const text = await answerOf(opened).innerText()
  expect(text).toContain(
    `About ${inHundred(estimate)} in 100 people who had waited as long as you heard back within the next 14 days (${inHundred(low)} to ${inHundred(high)} in 100).`,
  )
  expect(text).toContain(`rests on ${still_waiting.toLocaleString('en')} waits`)

  const link = await answerOf(opened).getByRole('link', { name: 'CSV' }).getAttribute('href')
  const rows = (await (await fetch(pages.product.url + link)).text()).split('\n').map((row) => row.split(','))
  const cell = (measure: string, at: string, column: string) =>
    Number(
      rows.find((row) => row.includes(measure) && row.some((word) => word.endsWith(at)))?.[
        rows[0]?.indexOf(column) ?? -1
      ],
    )
  expect(cell('within.exits.answered', '', 'value')).toBe(estimate)
  expect(cell('within.exits.answered', '', 'low')).toBe(low)
  // The curve's seventh day from today is the twelfth of the wait.
  const onSeventh = curve.waiting[curve.days.indexOf(12)]
  expect(cell('curve.waiting', 'days=12', 'value')).toBe(onSeventh)
  await answerOf(opened).locator('summary', { hasText: 'Table of' }).click()
  const row = answerOf(opened).locator('tbody tr').nth(7)
  expect(await row.locator('th').innerText()).toBe('7')
  expect(await row.locator('td').first().innerText()).toBe(`${Math.round(onSeventh * 100)} %`)
  await opened.close()
})

test('by keyboard alone one says where one is, and is led to the answer', async () => {
  const opened = await pages.open('/')
  const { page } = opened
  const before = await answerOf(opened).innerText()
  await page.getByRole('combobox', { name: 'What you wait for' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/clock=response%3Ainterview/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3')
  await page.waitForURL(/waited_days=3/)
  await page.keyboard.press('Enter')
  expect(
    await page.evaluate(() => document.activeElement?.contains(document.querySelector('[data-path]'))),
  ).toBe(true)
  await settled(page)
  const after = await answerOf(opened).innerText()
  expect(after).not.toBe(before)
  expect(after).toContain('longer than 3 days')
  // From there the next stops are the drawing and the table behind it.
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext'))).toMatch(
    /^After \d+ days: still waiting/,
  )
  await opened.close()
})

test('every gap of the sentence changes the question at once, and the way back leads to the last one', async () => {
  const opened = await pages.open('/')
  const { page } = opened
  const gaps = [
    ['Employer', 'Fallowgate Bank', 'employer=Fallowgate+Bank'],
    ['Role', 'engineering', 'role_family=engineering'],
    ['Days ahead', '30', 'within_days=30'],
    ['What you wait for', 'stage:applied', 'clock=stage%3Aapplied'],
  ] as const
  for (const [name, value, inAddress] of gaps) {
    await page.getByRole('combobox', { name, exact: true }).selectOption(value)
    expect(page.url()).toContain(inAddress)
  }
  await settled(page)
  expect(await answerOf(opened).innerText()).toContain('saw this stage end within the next 30 days')
  await page.goBack()
  await settled(page)
  expect(await answerOf(opened).innerText()).toContain('heard back within the next 30 days')
  await opened.close()
})

test('the link copied asks the same elsewhere', async () => {
  const opened = await pages.open('/?waited_days=21&employer=Fallowgate%20Bank')
  await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await opened.page.getByRole('button', { name: 'Copy a link' }).click()
  await opened.page.getByText('Copied.').waitFor()
  const copied = new URL(await opened.page.evaluate(() => navigator.clipboard.readText()))
  expect([...copied.searchParams.keys()]).toEqual(
    expect.arrayContaining(['clock', 'employer', 'waited_days', 'within_days', 'workspace']),
  )
  const elsewhere = await pages.open(copied.pathname + copied.search)
  expect(await told(elsewhere)).toBe(await told(opened))
  await Promise.all([opened.close(), elsewhere.close()])
})

test('too few comparable journeys are a refusal, with wider questions that are answered', async () => {
  const opened = await pages.open(tooFew)
  expect(await answerOf(opened).innerText()).toContain('fewer than 10 journeys')
  expect(await answerOf(opened).innerText()).not.toMatch(/in 100/)
  await answerOf(opened).getByRole('link', { name: 'Ask about every employer and role' }).click()
  await settled(opened.page)
  await opened.page.getByRole('combobox', { name: 'Days ahead' }).waitFor()
  expect(await opened.page.getByRole('combobox', { name: 'Employer' }).inputValue()).toBe('')
  expect(await answerOf(opened).innerText()).not.toContain('fewer than 10 journeys')
  await opened.close()
})

test('published guidance stands beside what was observed', async () => {
  const { page, close } = await pages.open(afterInterview)
  const { groups } = await api('/v1/expectations?workspace=demo')
  const x02 = groups.find((group: { key: { expectation: string } }) => group.key.expectation === 'X02')
  const shown = await page.locator('section[data-path="/v1/expectations"]').innerText()
  expect(shown).toContain(`“${x02.phrase}”`)
  expect(shown).toContain(`${Math.round(x02.inside.estimate * 100)} %`)
  await close()
})

test('a number of days that is none is said to be wrong by the service, and asked nothing while typed', async () => {
  const { page, close } = await pages.open('/?waited_days=soon')
  expect(await page.getByRole('alert').first().innerText()).toContain('waited_days')
  await page.getByRole('spinbutton', { name: 'Days you have waited' }).fill('8')
  await page.waitForURL(/waited_days=8/)
  await settled(page)
  expect(await page.getByRole('alert').count()).toBe(0)
  await close()
})

describe.each(readers)('in %s', (_name, look) => {
  test('answers and refusals break no rule of WCAG 2.2 AA and scroll nothing sideways', async () => {
    for (const address of [afterInterview, tooFew]) {
      const { page, close, complaints } = await pages.open(address, look)
      expect(await axeViolations(page), address).toEqual([])
      expect(await sidewaysOverflow(page), address).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await close()
    }
  })
})

test.each([
  ['/', 60],
  ['/w/demo', 150],
])('%s loads less than %d KB gzipped', async (address, most) => {
  const { page, close } = await pages.open(address)
  const loaded = await page.evaluate(() => [
    location.href,
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ])
  const parts = loaded.filter((part) => !part.includes('/v1/'))
  expect(parts.length).toBeGreaterThan(2)
  const sizes = await Promise.all(
    parts.map(async (part) => {
      const reply = await fetch(part, { headers: { 'accept-encoding': 'gzip' } })
      return Number(reply.headers.get('content-length'))
    }),
  )
  expect(Math.min(...sizes)).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most * 1000)
  await close()
})
