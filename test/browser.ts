import { createReadStream, createWriteStream, existsSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const packed = fileURLToPath(new URL('../node_modules/@sparticuz/chromium/bin', import.meta.url))

const packedVersion = (): string =>
  JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')).version

const unpackedPath = () => join(tmpdir(), `hearback-chromium-${packedVersion()}-${process.getuid?.() ?? ''}`)

const browserPath = (): string =>
  process.env['CHROMIUM_PATH'] ?? systemBrowsers.find((path) => existsSync(path)) ?? unpackedPath()

/** Makes sure there is a browser; to be called once before the tests of a run start. */
export const unpackBrowser = async (): Promise<void> => {
  const path = browserPath()
  if (existsSync(path)) return
  if (path !== unpackedPath()) throw new Error(`there is no browser at CHROMIUM_PATH=${path}`)
  const unfinished = `${path}-${process.pid}`
  const source = createReadStream(join(packed, 'chromium.br'))
  await pipeline(source, createBrotliDecompress(), createWriteStream(unfinished, { mode: 0o700 }))
  // Another run may look for it meanwhile: it is there whole, or not at all.
  renameSync(unfinished, path)
  await inflate(join(packed, 'al2023.tar.br'))
  await inflate(join(packed, 'fonts.tar.br'))
}

/** On a machine without a browser's libraries or fonts, those that came with it. */
const environment = (): Record<string, string> => {
  const hasLibraries = ['/usr/lib', '/usr/lib64', '/lib'].some((directory) =>
    ['', '/x86_64-linux-gnu', '/aarch64-linux-gnu'].some((part) =>
      existsSync(`${directory}${part}/libnss3.so`),
    ),
  )
  return {
    ...(hasLibraries ? {} : { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }),
  }
}

/** Starts a Chromium: the one of `CHROMIUM_PATH`, else the system's, else the one among the installed packages. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
    env: { ...process.env, ...environment() },
  })
