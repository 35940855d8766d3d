import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeViolations,
  type Pages,
  type Reader,
  readers,
  settled,
  sidewaysOverflow,
  startPages,
} from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages({ HEARBACK_SAMPLE: 'false' })
  const made = await pages.product.command('workspace', 'create', 'acme')
  expect(made.status, made.said).toBe(0)
})
afterAll(() => pages.end())

const openSettings = (reader: Reader = {}) =>
  pages.open('/w/acme/settings', { ...reader, key: { workspace: 'acme', key: pages.product.operatorKey } })

const section = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })

test('a key is made, shown once, opens what its scopes name, and is revoked', async () => {
  const { page, close, complaints } = await openSettings()
  const keys = section(page, 'Keys')
  await keys.getByLabel('Who or what it is for').fill('the weekly report')
  await keys.getByRole('button', { name: 'Make a key' }).click()
  const key = await keys.getByLabel(/The new key/).inputValue()
  expect((await pages.ask('/v1/dimensions?workspace=acme', key))['workspace']).toBe('acme')
  await page.reload()
  await settled(page)
  expect(await page.locator('main').innerText()).not.toContain(key)
  await keys.getByRole('button', { name: 'Revoke the key the weekly report' }).click()
  await keys.getByText(/^revoked/).waitFor()
  expect((await pages.ask('/v1/dimensions?workspace=acme', key))['status']).toBe(401)
  expect(complaints).toEqual([])
  await close()
})

test('a link that is shared opens the dashboard without a key, with the filters that were set, until it is revoked', async () => {
  const { page, close } = await openSettings()
  await page.goto(`${pages.product.url}/w/acme/settings?region=EU`)
  await settled(page)
  const shares = section(page, 'Links to share')
  await shares.getByLabel('Who it is for').fill('the board')
  await shares.getByRole('button', { name: 'Make a link' }).click()
  const link = new URL(await shares.getByLabel(/The link/).inputValue())
  expect(link.pathname).toBe('/w/acme')
  expect(link.searchParams.get('region')).toBe('EU')
  const reader = await pages.open(link.pathname + link.search)
  expect(reader.complaints).toEqual([])
  expect(await reader.page.locator('main').innerText()).not.toContain('Enter a key')
  await reader.close()
  await shares.getByRole('button', { name: 'Revoke the link for the board' }).click()
  await shares.getByText(/^revoked/).waitFor()
  const share = link.searchParams.get('share') ?? ''
  expect((await pages.ask(`/v1/funnel?workspace=acme&share=${share}`))['status']).toBe(401)
  await close()
})

test('a label is given a meaning, kept, and taken away again', async () => {
  const { page, close } = await openSettings()
  const labels = section(page, 'What your stages mean')
  await labels.getByLabel('Label as written').fill('Tea with the team')
  await labels.getByLabel('means', { exact: true }).selectOption('interviewing')
  await labels.getByRole('button', { name: 'Give it this meaning' }).click()
  await labels.getByText('“Tea with the team” means Interviewing').waitFor()
  const known = await pages.ask('/v1/labels?workspace=acme', pages.product.operatorKey)
  expect(Object.values(Object(known['own']))).toEqual(['interviewing'])
  await labels.getByRole('button', { name: 'Remove the meaning of' }).click()
  await labels.getByText('has no meaning of its own now').waitFor()
  await labels.getByRole('button', { name: 'Remove the meaning of' }).waitFor({ state: 'detached' })
  await close()
})

test('days off are set as the API knows them, and a day that is none is refused with what is wrong', async () => {
  const { page, close } = await openSettings()
  const calendar = section(page, 'Working days')
  await calendar.getByLabel('Holidays').fill('2026-12-25\n2026-12-26')
  await calendar.getByRole('button', { name: 'Set the calendar' }).click()
  await calendar.getByText('count by it from now on').waitFor()
  const set = await pages.ask('/v1/workspaces/acme/calendar?workspace=acme', pages.product.operatorKey)
  expect(set['holidays']).toEqual(['2026-12-25', '2026-12-26'])
  await calendar.getByLabel('Holidays').fill('the 25th')
  await calendar.getByRole('button', { name: 'Set the calendar' }).click()
  await calendar.getByRole('alert').waitFor()
  await close()
})

test('a webhook secret is set and never shown', async () => {
  const { page, close } = await openSettings()
  const webhooks = section(page, 'Webhooks')
  const secret = 'a secret that is long enough for anybody'
  await webhooks.getByLabel('Its secret').fill(secret)
  await webhooks.getByRole('button', { name: 'Set the secret' }).click()
  await webhooks.getByText(/greenhouse: set on/).waitFor()
  expect(await page.content()).not.toContain(secret)
  await close()
})

test('the dashboards are found: the one a key is held of, and any by its name', async () => {
  const { page, close } = await pages.open('/w', {
    key: { workspace: 'acme', key: pages.product.operatorKey },
  })
  await page.getByRole('main').getByRole('link', { name: 'acme' }).waitFor()
  await page.getByLabel('Another workspace').fill('acme')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/acme')
  await close()
})

test('without public timelines the first page says how they come, once', async () => {
  const { page, close } = await pages.open('/')
  await page.getByText('No workspace here is public yet').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await close()
})

test('without a key of an administrator there is an explanation instead', async () => {
  const { page, close } = await pages.open('/w/acme/settings')
  expect(await page.locator('main').innerText()).toMatch(/key/i)
  expect(await page.getByRole('button', { name: 'Make a key' }).count()).toBe(0)
  await close()
})

test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
  const { page, close } = await openSettings(reader)
  expect(await axeViolations(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  await close()
})
