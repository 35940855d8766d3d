import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

/** How a page is looked at. */
export type Look = { theme?: 'light' | 'dark' | 'forced'; width?: number; reducedMotion?: boolean }

/** The ways of looking in which every page is held to the rules of accessibility. */
export const looks: Record<string, Look> = {
  light: {},
  dark: { theme: 'dark' },
  'forced colors': { theme: 'forced' },
  '320 pixels': { width: 320 },
}

/** The running product with its sample timelines, and a browser in which its pages are opened. */
export type Pages = {
  product: RunningProduct
  /** Opens an address of the product in a tab of its own, and waits until it shows its answers. */
  open: (address: string, look?: Look) => Promise<OpenedPage>
  close: () => Promise<void>
}
export type OpenedPage = { page: Page; context: BrowserContext; complaints: string[] }

const contextFor = (browser: Browser, baseURL: string, { theme, width, reducedMotion }: Look) =>
  browser.newContext({
    baseURL,
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'forced' ? 'active' : 'none',
    reducedMotion: reducedMotion === false ? 'no-preference' : 'reduce',
    viewport: { width: width ?? 1280, height: 900 },
    acceptDownloads: true,
  })

/** Waits until nothing on the page is being asked or loaded. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"], main [role="status"]') === null,
  )
}

/** Starts the product, with the sample timelines unless told otherwise, and a browser. */
export const startPages = async (environment: Record<string, string> = {}): Promise<Pages> => {
  const state = stateDirectory(environment)
  const [product, browser] = await Promise.all([state.start(), startBrowser()])
  return {
    product,
    open: async (address, look = {}) => {
      const context = await contextFor(browser, product.url, look)
      const page = await context.newPage()
      const complaints: string[] = []
      // What a page says to the console: errors of scripts, and what the content security policy refused.
      page.on('console', (message) => {
        const expected = /status of (401|403|404|409|429)/.test(message.text())
        if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(address)
      await settled(page)
      return { page, context, complaints }
    },
    close: async () => {
      await browser.close()
      await stopped(product.process)
      await state.remove()
    },
  }
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA on a page, a line each: the rule, and the first elements that break it. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  )
}

/** By how many pixels a page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
