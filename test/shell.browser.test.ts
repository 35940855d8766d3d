import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiTypes } from '../scripts/api-types.ts'
import { narrowable, narrowed } from '../services/dashboard/src/api/narrowed.ts'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
})
afterAll(() => pages.end())

const addresses = ['/', '/w', '/w/demo', '/contribute', '/data', '/w/demo/stages']

test('every address shows a page of its own with a heading and a title, and no complaint', async () => {
  const titles = new Set<string>()
  for (const address of addresses) {
    const { page, close, complaints } = await pages.open(address)
    expect(await page.locator('h1').count(), address).toBe(1)
    titles.add(await page.title())
    expect(complaints, address).toEqual([])
    await close()
  }
  expect(titles.size).toBe(addresses.length)
})

test('links between pages load no new document, and the way back is kept', async () => {
  const { page, close } = await pages.open('/')
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'))
  await page.getByRole('link', { name: 'Dashboard' }).click()
  await page.waitForURL('**/w')
  await settled(page)
  await page.goBack()
  await page.waitForURL(/\/$/)
  expect(await page.locator('html').getAttribute('data-same')).toBe('yes')
  await close()
})

test('the keyboard leads past the navigation to the content', async () => {
  const { page, close } = await pages.open('/w/demo/stages')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await close()
})

test('an address that leads nowhere says so, and where to go', async () => {
  const { page, close } = await pages.open('/w/demo/nothing-of-the-kind')
  expect(await page.locator('h1').innerText()).toBe('There is nothing here')
  expect(await page.locator('main a').count()).toBeGreaterThan(0)
  await close()
})

test('a page runs nothing but what is served with it', async () => {
  const policy = (await fetch(`${pages.product.url}/w/demo`)).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
})

test('parts of a page are sent compressed and kept for good, the document is asked for anew', async () => {
  const document = await fetch(pages.product.url)
  expect(document.headers.get('cache-control')).toBe('no-cache')
  const script = /src="(\/assets\/[^"]+)"/.exec(await document.text())?.[1] ?? ''
  const part = await fetch(pages.product.url + script, { headers: { 'accept-encoding': 'gzip' } })
  expect(part.headers.get('content-encoding')).toBe('gzip')
  expect(part.headers.get('cache-control')).toContain('immutable')
})

test('the types of the API are those of its OpenAPI document', async () => {
  const document = Object(await (await fetch(`${pages.product.url}/openapi.json`)).json())
  const file = new URL('../services/dashboard/src/api/openapi.d.ts', import.meta.url)
  expect(readFileSync(file, 'utf8') === (await apiTypes(document)), 'run pnpm schema').toBe(true)
})

test('an address narrows each question by parameters it takes alone, and the others are told', async () => {
  const { paths } = Object(await pages.ask('/openapi.json'))
  const takenBy = (path: string): string[] =>
    paths[path].get.parameters.map(({ name }: { name: string }) => name)
  // Of these a page makes no use: what it waits for, and another interval.
  const passedOver = new Set(['workspace', 'wait_for', 'ci'])
  const names = new Set(narrowable.flatMap(takenBy).filter((name) => !passedOver.has(name)))
  // Each with a value of its own, as nothing is cut by one thing twice.
  const address = new URLSearchParams([...names].map((name) => [name, name]))
  for (const path of narrowable) {
    const { parameters, left } = narrowed(path, 'demo', address)
    const taken = new Set(['workspace', ...takenBy(path)])
    const sent = Object.keys(parameters)
    expect(sent.length, path).toBeGreaterThan(8)
    expect(
      sent.filter((name) => !taken.has(name)),
      path,
    ).toEqual([])
    // What is not sent is told.
    expect([...sent, ...left].toSorted(), path).toEqual(['workspace', ...names].toSorted())
  }
})

describe.each(readers)('in %s', (_name, look) => {
  test('no page breaks a rule of WCAG 2.2 AA or scrolls sideways', async () => {
    // Views with charts, which take long to examine, are held to it by the tests of their own.
    for (const address of ['/w', '/contribute', '/data', '/erase', '/w/demo/nothing-here', '/w/nobody']) {
      const { page, close } = await pages.open(address, look)
      expect(await axeViolations(page), address).toEqual([])
      expect(await sidewaysOverflow(page), address).toBeLessThanOrEqual(0)
      await close()
    }
  })
})
