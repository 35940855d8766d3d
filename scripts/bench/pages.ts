import type { Browser } from 'playwright-core'
import { startBrowser, unpackBrowser } from '../../test/browser.ts'
import { stateDirectory } from '../../test/running-product.ts'

/** What of a page tells that it can be used, and that it shows what was asked. */
const measured = [
  { name: 'yardstick: a picture of the same server', path: '/icon.svg', usable: 'svg', answered: 'svg' },
  { name: 'expected wait', path: '/', usable: 'main form select', answered: 'main figure svg' },
  { name: 'dashboard', path: '/w/demo', usable: 'main h1', answered: 'main h2' },
] as const

const times = 9
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Milliseconds from the start of the navigation, in a browser that has nothing of the page yet. */
const openOnce = async (browser: Browser, url: string, { usable, answered }: (typeof measured)[number]) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  const since = async (selector: string) => {
    await page.locator(selector).first().waitFor({ state: 'attached' })
    return Number(await page.evaluate('performance.now()'))
  }
  const taken = { usable: await since(usable), answered: await since(answered) }
  await context.close()
  return taken
}

/** How long the pages take to be usable and to show their answer, on this machine, beside a picture of the same server. */
export const benchPages = async ({ print }: { print: (line: string) => void }): Promise<void> => {
  await unpackBrowser()
  const state = stateDirectory()
  try {
    const [product, browser] = await Promise.all([state.start(), startBrowser()])
    for (const page of measured) {
      const taken = []
      for (let time = 0; time < times; time++)
        taken.push(await openOnce(browser, product.url + page.path, page))
      const [usable, answered] = [
        median(taken.map((one) => one.usable)),
        median(taken.map((one) => one.answered)),
      ]
      print(
        `${page.name}: usable after ${usable.toFixed(0)} ms, answered after ${answered.toFixed(0)} ms (median of ${times})`,
      )
    }
    await browser.close()
  } finally {
    await state.remove()
  }
}
