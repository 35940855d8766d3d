// @ts-expect-error: plain JavaScript, which the Node of a fresh machine can run
import { buildPages } from '../scripts/build-pages.js'
import { unpackBrowser } from './browser.ts'

/** Before the tests of a run: the pages are those of the sources, and there is a browser to look at them. */
const setup = async (): Promise<void> => {
  buildPages()
  await unpackBrowser()
}

// vitest takes a global setup as a default export.
export default setup
