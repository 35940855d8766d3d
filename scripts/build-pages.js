// Plain JavaScript, as bootstrap.js: builds the browser pages when a file they are made of changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinned, pinnedNode, root } from './bootstrap.js'

const room = join(root, 'services', 'dashboard')
const stamp = join(room, 'dist', '.built-from')

const filesIn = (directory) =>
  // In the order of their names, whatever the file system's is.
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (!entry.isDirectory()) return [path]
    return ['dist', 'node_modules', 'test'].includes(entry.name) ? [] : filesIn(path)
  })

const hashOfSources = () => {
  const hash = createHash('sha256')
  for (const path of [join(root, 'pnpm-lock.yaml'), fileURLToPath(import.meta.url), ...filesIn(room)])
    hash.update(relative(root, path)).update(readFileSync(path))
  return hash.digest('hex')
}

/** Builds services/dashboard/dist unless it was built from these very files. Ends the process if that fails. */
export const buildPages = () => {
  const wanted = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('hearback: building the pages (once, and after each change of them)\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const done = spawnSync(pinnedNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: room,
    // Standard output belongs to the command that was asked for.
    stdio: ['ignore', 2, 2],
    // Also where tests build them: for any other environment the pages would be made larger, with aids for developers.
    env: { ...pinned(), NODE_ENV: 'production' },
  })
  if (done.error) throw done.error
  if (done.status !== 0) {
    process.stderr.write(`hearback: the pages could not be built (exit ${done.status})\n`)
    process.exit(done.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
