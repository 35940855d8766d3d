import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

/** How a reader looks at the pages. */
export type Reader = {
  theme?: 'light' | 'dark'
  forcedColors?: boolean
  width?: number
  /** A key of a workspace that the tab already holds. */
  key?: { workspace: string; key: string }
}

/** A page of the product, open in a browser, with what went wrong in it so far. */
export type OpenedPage = {
  page: Page
  /** What the console complained about and what was thrown; requests the API refused are answers, not complaints. */
  complaints: string[]
  close: () => Promise<void>
}

/** The product with its sample timelines and a browser: one for a test file. */
export type Pages = {
  product: RunningProduct
  /** Opens a path and waits until nothing is loading. */
  open: (path: string, reader?: Reader) => Promise<OpenedPage>
  /** Asks the API, as the page would without a key or with this one. */
  ask: (path: string, key?: string) => Promise<Record<string, unknown>>
  end: () => Promise<void>
}

/** The ways of looking in which every page has to be without a violation. */
export const readers = [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['forced colours', { forcedColors: true }],
  ['320 pixels wide', { width: 320 }],
] as const satisfies [string, Reader][]

/** Starts the product and a browser; to be ended with `end` whatever happened. */
export const startPages = async (environment: Record<string, string> = {}): Promise<Pages> => {
  const state = stateDirectory(environment)
  const [product, browser] = await Promise.all([state.start(), startBrowser()])
  return {
    product,
    open: (path, reader = {}) => opened(browser, product.url, path, reader),
    ask: async (path, key) => {
      const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
      return Object(await (await fetch(product.url + path, { headers })).json())
    },
    end: async () => {
      await browser.close()
      await stopped(product.process)
      await state.remove()
    },
  }
}

const contextFor = (browser: Browser, { theme, forcedColors, width }: Reader): Promise<BrowserContext> =>
  browser.newContext({
    colorScheme: theme ?? 'light',
    forcedColors: forcedColors === true ? 'active' : 'none',
    reducedMotion: 'reduce',
    viewport: { width: width ?? 1280, height: 900 },
    acceptDownloads: true,
  })

const opened = async (browser: Browser, url: string, path: string, reader: Reader): Promise<OpenedPage> => {
  const context = await contextFor(browser, reader)
  if (reader.key !== undefined) {
    const { workspace, key } = reader.key
    const kept = JSON.stringify(JSON.stringify({ [workspace]: key }))
    await context.addInitScript(`sessionStorage.setItem('hearback.keys', ${kept})`)
  }
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (said) => {
    const refused = said.text().startsWith('Failed to load resource') && said.location().url.includes('/v1/')
    if (['error', 'warning'].includes(said.type()) && !refused) complaints.push(said.text())
  })
  await page.goto(url + path)
  await settled(page)
  return { page, complaints, close: () => context.close() }
}

/** Waits until the page shows a heading and nothing of it is loading or being asked again. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  // Not by a script: the pages allow none that is not theirs.
  const busy = page.locator('[aria-busy=true], .loading')
  while ((await busy.count()) > 0) await busy.first().waitFor({ state: 'detached' })
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a page breaks of WCAG 2.2 AA, each with the elements that break it; empty where nothing does. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** By how many pixels a page is wider than its window. */
export const sidewaysOverflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'))
