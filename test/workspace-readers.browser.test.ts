import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
let key: string
let token: string

const journeys = 8
/** Eight applications of which three are answered: enough for the own team, too few for the public. */
const events = Array.from({ length: journeys }, (_, index) => [
  { type: 'application_submitted', journey_id: `a${index}`, occurred_at: '2026-03-02' },
  ...(index < 3 ? [{ type: 'candidate_rejected', journey_id: `a${index}`, occurred_at: '2026-03-09' }] : []),
  { type: 'journey_observed', journey_id: `a${index}`, occurred_at: '2026-05-01', through: '2026-05-01' },
]).flat()

const posted = async (path: string, body: unknown) => {
  const response = await fetch(pages.product.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${pages.product.operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = Object(await response.json())
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}

beforeAll(async () => {
  pages = await startPages()
  await posted('/v1/workspaces', { name: 'acme', kind: 'employer' })
  const { token: upload } = await posted('/v1/events?workspace=acme', events)
  await pages.ask(`/v1/dimensions?workspace=acme&wait_for=${upload}`, pages.product.operatorKey)
  key = (await posted('/v1/keys?workspace=acme', { label: 'reader', scopes: ['query', 'export'] })).key
  const ends = new Date(Date.now() + 86_400_000).toISOString()
  token = (await posted('/v1/shares?workspace=acme', { label: 'board', expires_at: ends })).share
}, 240_000)
afterAll(() => pages.end())

const stages = (page: Page) => page.locator('section[data-path="/v1/stage-durations"]').first()

test('a private workspace asks for a key, says what is wrong with a wrong one, and shows exact numbers with its own', async () => {
  const { page, complaints, close } = await pages.open('/w/acme/stages?stage=applied')
  expect(await page.locator('h2').first().innerText()).toBe('This workspace is read with a key')
  const field = page.getByLabel('Key of acme')
  await field.fill('hb_wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('The key is not known').waitFor()
  expect(await page.evaluate("sessionStorage.getItem('hearback.keys')")).toBeNull()
  await field.fill(key)
  await page.keyboard.press('Enter')
  await stages(page).waitFor()
  await settled(page)
  expect(await stages(page).innerText()).toContain(`${journeys}`)
  const api = await pages.ask('/v1/stage-durations?workspace=acme&stage=applied', key)
  const [group]: { spells: number; restricted_mean: { days: number } }[] = Object(api).groups
  expect(group?.spells).toBe(journeys)
  const mean = group?.restricted_mean.days.toLocaleString('en', { maximumFractionDigits: 1 })
  expect(await stages(page).innerText()).toContain(`${mean} days`)
  expect(page.url()).not.toContain(key)
  expect(complaints).toEqual([])
  await close()
})

test('a key lasts as long as the tab, and is gone once it is forgotten', async () => {
  const { page, close } = await pages.open('/w/acme/stages', { key: { workspace: 'acme', key } })
  await stages(page).waitFor()
  await page.getByRole('button', { name: 'Forget the key' }).click()
  await page.getByLabel('Key of acme').waitFor()
  expect(await page.evaluate("sessionStorage.getItem('hearback.keys')")).toBe('{}')
  await close()
})

test('a shared link opens the questions, says that it is one, and shows what the public rules allow', async () => {
  const { page, close } = await pages.open(`/w/acme/stages?stage=applied&share=${token}`)
  expect(await page.getByRole('group', { name: 'Who reads' }).innerText()).toContain('A link that was shared')
  expect(await stages(page).innerText()).toContain('fewer than 10 journeys')
  expect(await stages(page).innerText()).not.toMatch(/\b8 (stays|waits|journeys)\b/)
  const views = await page
    .getByRole('navigation', { name: 'Views of acme' })
    .getByRole('link')
    .allInnerTexts()
  expect(views).not.toContain('Journeys')
  expect(views).not.toContain('Settings')
  await page.getByRole('link', { name: 'Offers', exact: true }).click()
  await page.waitForURL(`**/offers?share=${token}`)
  await close()
})

test('a link that has ended says so and what to do', async () => {
  const { page, close } = await pages.open(`/w/acme/stages?share=hbs_${'x'.repeat(43)}`)
  expect(await page.getByRole('alert').innerText()).toContain('Ask for a new one')
  await close()
})

const views = [
  '/w/demo/trends',
  '/w/demo/comparisons',
  '/w/demo/expectations',
  '/w/demo/data-quality',
  '/w/acme/stages',
]

describe.each(views)('%s', (path) => {
  test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
    const { page, complaints, close } = await pages.open(path, reader)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await close()
  })
})
