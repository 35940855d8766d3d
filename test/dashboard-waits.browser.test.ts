import type { DistributionAnswer, ForecastAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, type Pages, readers, settled, sidewaysOverflow, startPages } from './pages.ts'
import { filesOf, panelOf, tableOf } from './question-files.ts'

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
}, 240_000)
afterAll(() => pages.end())

const percentOf = (share: number): string => {
  const hundred = share * 100
  return `${hundred < 10 ? String(Math.round(hundred * 10) / 10) : String(Math.round(hundred))} %`
}

describe('stages', () => {
  test('means and curves on the page are those of the API and of the CSV', async () => {
    const { page, close } = await pages.open('/w/demo/stages')
    const { json, csv } = await filesOf(page, pages.product.url, '/v1/stage-durations')
    // The OpenAPI document promises this answer, and its own tests hold it to that.
    const { groups } = json as DistributionAnswer
    const means = await tableOf(page, 'Mean days waited')
    expect(means.map(([, days]) => days)).toEqual(
      groups.map(({ restricted_mean: mean }) => `${mean?.days} days`),
    )
    const written = csv.filter(({ measure }) => measure === 'restricted_mean')
    expect(written.map(({ value }) => value)).toEqual(
      groups.map(({ restricted_mean: mean }) => String(mean?.days)),
    )
    const applied = groups.find(({ key }) => key['clock'] === 'stage:applied')
    const curve = await tableOf(page, 'What became of those who entered Applied')
    expect(curve).toHaveLength(91)
    expect(curve.slice(1).map(([, waiting]) => waiting)).toEqual(
      applied?.curve.waiting.slice(1, 91).map((share) => percentOf(share)),
    )
    await close()
  })

  test('broken down, each segment has a curve and what is withheld says why', async () => {
    const { page, close } = await pages.open('/w/demo/stages?group_by=employer')
    const { json } = await filesOf(page, pages.product.url, '/v1/stage-durations')
    // The same promise.
    const { withheld } = json as DistributionAnswer
    expect(withheld.length).toBeGreaterThan(0)
    const means = await tableOf(page, 'Mean days waited')
    expect(means.filter(([, days]) => days?.startsWith('fewer than '))).toHaveLength(withheld.length)
    expect((await tableOf(page, 'Still waiting in Applied'))[0]).toHaveLength(21)
    await close()
  })
})

describe('responses', () => {
  test('answered and still waiting at each horizon are those of the API and of the CSV', async () => {
    const { page, close } = await pages.open('/w/demo/responses')
    const { json, csv } = await filesOf(page, pages.product.url, '/v1/response-rates')
    // The same promise.
    const [group] = (json as DistributionAnswer).groups
    const shown = await tableOf(page, 'An answer to the application: by when')
    expect(shown.map((cells) => [cells[0], cells[1], cells.at(-2)])).toEqual(
      group?.horizons.map(({ days, waiting, exits }) => [
        `After ${days} days`,
        percentOf(exits['answered']?.estimate ?? Number.NaN),
        percentOf(waiting.estimate ?? Number.NaN),
      ]),
    )
    const written = csv.filter(
      ({ clock, measure }) => clock === 'response:application' && measure === 'horizons.waiting',
    )
    expect(written.map(({ value }) => value)).toEqual(
      group?.horizons.map(({ waiting }) => String(waiting.estimate)),
    )
    await close()
  })

  test('broken down, groups are compared at a horizon that the address keeps', async () => {
    const { page, close } = await pages.open('/w/demo/responses?group_by=level')
    await page.getByLabel('Compare after').selectOption('90')
    expect(page.url()).toContain('show_horizon=90')
    await settled(page)
    const shown = await tableOf(page, 'An answer to the application, after 90 days')
    expect(shown.map(([level]) => level)).toEqual(['junior', 'mid', 'senior'])
    await close()
  })
})

describe('offers', () => {
  test('a forecast nobody can be followed to leads to the last day observed, and is then that of the API', async () => {
    const { page, close } = await pages.open('/w/demo/offers')
    await panelOf(page, '/v1/forecast')
      .getByRole('link', { name: /^Ask as of/ })
      .click()
    await settled(page)
    await panelOf(page, '/v1/forecast').locator('figure').first().waitFor()
    const { json, csv } = await filesOf(page, pages.product.url, '/v1/forecast')
    // The same promise.
    const [group] = (json as ForecastAnswer).groups
    const shown = await tableOf(page, 'Application to the offer: expected')
    expect(shown.map(([, expected]) => expected)).toEqual(
      group?.forecasts.map(({ expected }) => String(expected.estimate)),
    )
    const written = csv.filter(
      ({ clock, measure }) => clock === 'time_to_offer' && measure === 'forecasts.expected',
    )
    expect(written.map(({ value }) => value)).toEqual(shown.map(([, expected]) => expected))
    await close()
  })

  test('over all and among those who reach it are told apart, each by its own words', async () => {
    const { page, close } = await pages.open('/w/demo/offers')
    const offer = panelOf(page, '/v1/time-to-offer')
    expect(await offer.innerText()).toContain('among those who came to it')
    expect(await offer.innerText()).toContain('all who began')
    expect(await offer.innerText()).toContain('Two ways to the same share')
    await close()
  })
})

describe.each(['/w/demo/stages', '/w/demo/responses', '/w/demo/offers'])('%s', (address) => {
  test('its second chart is walked with the keyboard from one end to the other', async () => {
    const { page, close } = await pages.open(address)
    const slider = page.getByRole('slider').nth(1)
    await slider.focus()
    await page.keyboard.press('End')
    expect(await slider.getAttribute('aria-valuenow')).toBe(await slider.getAttribute('aria-valuemax'))
    const last = await slider.getAttribute('aria-valuetext')
    await page.keyboard.press('Home')
    expect(await slider.getAttribute('aria-valuenow')).toBe('1')
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(last)
    await close()
  })

  test.each(readers)('breaks nothing of WCAG 2.2 AA: %s', async (_name, reader) => {
    const { page, complaints, close } = await pages.open(address, reader)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await close()
  })
})
