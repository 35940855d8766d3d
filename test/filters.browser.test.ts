import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentedBy } from '../services/dashboard/src/api/narrowed.ts'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
}, 240_000)
afterAll(() => pages.end())

const path = '/w/demo/stages?stage=applied'

/** The questions about stages that a page asks from now on, in order. */
const questionsOf = (page: Page) => {
  const asked: URL[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname === '/v1/stage-durations') asked.push(url)
  })
  return asked
}

const openBar = async (address = path) => {
  const opened = await pages.open(address)
  await opened.page.locator('summary', { hasText: 'Filter and group' }).click()
  return { ...opened, asked: questionsOf(opened.page) }
}

const tick = async (page: Page, dimension: string, values: string[]) => {
  await page.locator('summary', { hasText: dimension }).click()
  for (const value of values) await page.getByRole('checkbox', { name: value }).check()
}
const choose = (label: string, option: string) => (page: Page) =>
  page.getByLabel(label, { exact: true }).selectOption(option)
const setDay = (label: string, day: string) => async (page: Page) => {
  await page.getByLabel(label, { exact: true }).fill(day)
  await page.getByLabel(label, { exact: true }).blur()
}

type Case = [string, (page: Page) => Promise<unknown>, Record<string, string[]>]
const cases: Case[] = [
  ['a value of a dimension', (page) => tick(page, 'Region', ['EU']), { region: ['EU'] }],
  ['two values of a dimension', (page) => tick(page, 'Region', ['EU', 'US']), { region: ['EU', 'US'] }],
  ['the first day', setDay('First day', '2026-03-02'), { from: ['2026-03-02'] }],
  ['the last day', setDay('Last day', '2026-05-31'), { to: ['2026-06-01'] }],
  ['the day it is asked for', setDay('As of the end of', '2026-07-01'), { as_of: ['2026-07-01'] }],
  ['working days', choose('Waits are in', 'working days'), { calendar: ['business'] }],
  [
    'how journeys were followed',
    choose('Journeys', 'followed as they went only'),
    { inclusion: ['prospective'] },
  ],
  ['a grouping', choose('First', 'Level'), { group_by: ['level'] }],
  ['another tool’s number', choose('Beside ours, the number of', 'Gem'), { definition: ['gem'] }],
]

describe('each filter changes the question, and the numbers are those the API answers it with', () => {
  test.each(cases)('%s', async (_name, set, expected) => {
    const { page, asked, close } = await openBar()
    await set(page)
    await page.waitForURL((url) => Object.keys(expected).every((name) => url.searchParams.has(name)))
    await settled(page)
    const question = asked.at(-1)
    if (question === undefined) throw new Error('nothing was asked after the filter was set')
    const own = ['workspace', 'stage']
    for (const [name, values] of Object.entries(expected))
      expect(question.searchParams.getAll(name)).toEqual(values)
    expect(own.map((name) => question.searchParams.get(name))).toEqual(['demo', 'applied'])
    // Object() of what was answered: its shape is the API's, which other tests hold.
    const answer = await pages.ask(question.pathname + question.search)
    const groups: { restricted_mean: { days: number } }[] = Object(answer).groups
    const shown = await page.locator('section[data-path="/v1/stage-durations"]').first().innerText()
    expect(groups.length).toBeGreaterThan(0)
    for (const { restricted_mean: mean } of groups)
      expect(shown).toContain(`${mean.days.toLocaleString('en', { maximumFractionDigits: 1 })} days`)
    await close()
  })

  test('a period chosen by its name, and what happened in it', async () => {
    const { page, asked, close } = await openBar()
    await choose('Period', 'Last 52 full weeks')(page)
    await choose('Count', 'what happened then')(page)
    await page.waitForURL('**basis=period**')
    await settled(page)
    const search = asked.at(-1)?.searchParams ?? new URLSearchParams()
    const [from = '', to = ''] = [search.get('from') ?? '', search.get('to') ?? '']
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(364)
    expect([new Date(from).getUTCDay(), new Date(to).getUTCDay()]).toEqual([1, 1])
    expect(search.get('basis')).toBe('period')
    await close()
  })

  test('another process', async () => {
    const { page, asked, close } = await openBar('/w/demo/stages')
    await choose('Process', 'Interviews in IT')(page)
    await page.waitForURL('**process=it-interview**')
    await settled(page)
    expect(asked.at(-1)?.searchParams.get('process')).toBe('it-interview')
    await close()
  })
})

test('what is set stands above the view, goes along to another view, and is taken away one by one', async () => {
  const { page, close } = await pages.open(`${path}&region=EU&region=US&from=2026-01-05`)
  const set = page.getByRole('list', { name: 'Set filters' })
  const texts = await set.getByRole('button').allInnerTexts()
  expect(texts.map((text) => text.replace(/\s*×$/, ''))).toEqual([
    'Days: from 2026-01-05 on',
    'Region: EU',
    'Region: US',
    'Clear all',
  ])
  await page.getByRole('button', { name: 'Take away: Region: US' }).click()
  await page.getByRole('link', { name: 'Offers', exact: true }).click()
  await page.waitForURL('**/w/demo/offers**')
  expect(new URL(page.url()).search).toBe('?from=2026-01-05&region=EU')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.waitForURL((url) => url.search === '')
  expect(await page.getByRole('list', { name: 'Set filters' }).count()).toBe(0)
  await page.goBack()
  expect(new URL(page.url()).searchParams.get('region')).toBe('EU')
  await close()
})

test('a panel says by what it could not be narrowed', async () => {
  const { page, close } = await pages.open('/w/demo/expectations?calendar=days&basis=period&region=EU')
  const panel = page.locator('section[data-path="/v1/expectations"]')
  expect(await panel.innerText()).toContain('Not narrowed here by what the days are of')
  await close()
})

test('another tool’s number is asked for just where the API lists a measure of days of its maker', async () => {
  // Object() of what was answered: its shape is the API's, which other tests hold.
  const { definitions } = Object(await pages.ask('/v1/clocks/definitions'))
  type Listed = { vendor: string; clocks: string[]; statistic: string }
  const makersOf = (clock: string) => [
    ...new Set(
      definitions
        .filter(({ clocks, statistic }: Listed) => clocks.includes(clock) && statistic !== 'share')
        .map(({ vendor }: Listed) => vendor),
    ),
  ]
  expect(documentedBy).toEqual({
    '/v1/stage-durations': makersOf('stage:*'),
    '/v1/time-to-accept': makersOf('time_to_accept'),
  })
  const { page, close } = await pages.open('/w/demo/stages?definition=ashby&stage=applied')
  const panel = page.locator('section[data-path="/v1/stage-durations"]')
  expect(await panel.innerText()).toContain('As Ashby would count it')
  const answer = Object(await pages.ask('/v1/stage-durations?workspace=demo&definition=ashby&stage=applied'))
  const theirs: number = answer.groups[0].as_documented[0].days
  const row = panel.getByRole('region', { name: 'As Ashby would count it' }).locator('tbody tr')
  expect(await row.innerText()).toContain(`${theirs} days`)
  expect(await axeViolations(page)).toEqual([])
  await close()
})

describe('no filter of the bar makes a view fail', () => {
  test.each([
    '/offers?definition=gem',
    '/trends?definition=gem',
    '/expectations?calendar=business',
    '?group_by=cohort_month',
    '/offers?assume_closed_after=60',
    '/offers?process=it-interview',
    '/trends?process=opening',
    '/comparisons?process=exit-interview',
  ])('%s', async (address) => {
    const { page, close } = await pages.open(`/w/demo${address}`)
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
    await close()
  })

  test.each([
    ['/responses', 'This process has no answers'],
    ['/offers', 'This process has no offers'],
    ['/expectations', 'This process has no expectations'],
  ])('%s of openings says that there is nothing', async (view, sentence) => {
    const { page, close } = await pages.open(`/w/demo${view}?process=opening`)
    await page.getByText(sentence).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await close()
  })
})

test('what the stages are compared by is chosen on the page', async () => {
  const { page, close } = await pages.open('/w/demo')
  await page.getByLabel('Compare by', { exact: true }).selectOption('Region')
  await page.waitForURL('**segment_by=region**')
  const panel = page.locator('section[data-path="/v1/bottlenecks"]')
  // What is taken along is the question that is shown.
  const csv = panel.getByRole('link', { name: /as CSV/ })
  await expect.poll(() => csv.getAttribute('href')).toContain('segment_by=region')
  await panel.getByText('What a journey would save in each stage').first().waitFor()
  await close()
})

test('the filter bar is walked by keyboard alone: opened, a value ticked and taken away again', async () => {
  const { page, close } = await pages.open(path)
  const focused = () => page.evaluate('document.activeElement?.textContent?.trim() ?? ""')
  const tabTo = async (text: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (String(await focused()).startsWith(text)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${text}`)
  }
  await tabTo('Filter and group')
  await page.keyboard.press('Enter')
  await tabTo('Region')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.waitForURL('**region=APAC**')
  await settled(page)
  await tabTo('Region: APAC')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.searchParams.has('region'))
  // The button went away with its filter: the keyboard goes on from the bar.
  expect(await page.locator('summary:focus').innerText()).toContain('Filter and group')
  expect(await page.locator('.filters [role=status]').innerText()).toContain('No filter is set')
  await close()
})

test('the public is told that three dimensions are too many before it wonders why', async () => {
  const { page, close } = await pages.open(`${path}&region=EU&level=mid&source=referral`)
  await page.getByText('take 1 away, or enter a key').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('may combine 2 dimensions')
  await close()
})

describe('the open filter bar breaks nothing of WCAG 2.2 AA', () => {
  test.each(readers)('%s', async (_name, reader) => {
    const { page, complaints, close } = await pages.open(`${path}&region=EU`, reader)
    await page.locator('summary', { hasText: 'Filter and group' }).click()
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await close()
  })
})
