import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
}, 240_000)
afterAll(() => pages.end())

test('every file offered without a key is given, of the filters on the page', async () => {
  const { page, close, complaints } = await pages.open('/data')
  await page.getByRole('combobox', { name: 'Employer' }).selectOption('Fallowgate Bank')
  await page.getByLabel('Begun from').fill('2025-06-01')
  await page.waitForURL(/from=2025-06-01/)
  await settled(page)
  const links = await page
    .locator('main a[href^="/v1/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(links.length).toBe(11 * 3 + 1)
  for (const link of links) {
    expect(link).toContain('employer=Fallowgate+Bank')
    const reply = await fetch(pages.product.url + link)
    await reply.arrayBuffer()
    expect(reply.status, link).toBe(200)
  }
  expect(complaints).toEqual([])
  await close()
})

test('the number on the datasheet is the number of the API and of the CSV', async () => {
  const { page, close } = await pages.open('/data?employer=Fallowgate%20Bank')
  const asked = '?workspace=demo&employer=Fallowgate%20Bank'
  const answer = Object(await (await fetch(`${pages.product.url}/v1/time-to-first-response${asked}`)).json())
  const { journeys, running } = answer.groups[0]
  const shown = page.getByText('Applications', { exact: true }).locator('xpath=following-sibling::dd')
  expect(await shown.innerText()).toBe(journeys.toLocaleString('en'))
  const waiting = page.getByText('Still waiting for a first answer').locator('xpath=following-sibling::dd')
  expect(await waiting.innerText()).toBe(running.toLocaleString('en'))
  const link = page.getByRole('link', { name: 'Time to the first answer as CSV' })
  const csv = await (await fetch(pages.product.url + (await link.getAttribute('href')))).text()
  expect(csv).toMatch(new RegExp(`,journeys,[^,]*,${journeys},`))
  await close()
})

test('without a key rows of single people are no links, with one that exports they are files', async () => {
  const without = await pages.open('/data')
  expect(await without.page.getByText('You cannot get these without a key').count()).toBe(1)
  expect(await without.page.locator('a[href*="spells"], a[href*="events"]').count()).toBe(0)
  await without.close()

  const { page, close } = await pages.open('/data')
  const own = await ownWorkspace()
  await page.evaluate(
    ({ workspace, key }) => sessionStorage.setItem('hearback.keys', JSON.stringify({ [workspace]: key })),
    own,
  )
  await page.goto(`${pages.product.url}/data?workspace=${own.workspace}`)
  await settled(page)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'spells.csv' }).click()
  const file = await arriving
  expect(file.suggestedFilename()).toBe(`spells-${own.workspace}.csv`)
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/clock/)
  await close()
})

/** Sends a request of the operator. */
const send = async (path: string, body: object) => {
  const headers = {
    authorization: `Bearer ${pages.product.operatorKey}`,
    'content-type': 'application/json',
  }
  const reply = await fetch(pages.product.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(reply.ok, await reply.clone().text()).toBe(true)
  return Object(await reply.json())
}

/** A workspace of an employer without journeys, with a key that reads and exports. */
const ownWorkspace = async () => {
  await send('/v1/workspaces', { name: 'own-team', kind: 'employer' })
  const label = 'reads and exports'
  const { key } = await send('/v1/keys?workspace=own-team', { label, scopes: ['query', 'export'] })
  return { workspace: 'own-team', key: String(key) }
}

test('what the public may not combine is said in words, with what to do', async () => {
  const { page, close } = await pages.open('/data?employer=Fallowgate%20Bank&region=EU&level=mid')
  expect(await page.getByRole('alert').innerText()).toContain('may combine 2 dimensions')
  await close()
})

describe.each(readers)('in %s', (_name, look) => {
  test('the page breaks no rule of WCAG 2.2 AA and scrolls nothing sideways', async () => {
    const { page, close } = await pages.open('/data?employer=Fallowgate%20Bank', look)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await close()
  })
})
