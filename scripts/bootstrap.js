// Plain JavaScript for whatever Node a fresh machine has (18 or later): installs what the lockfile names
// when it changed since the last time, and finds the Node the product is pinned to.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const pnpm = 'pnpm@12.21.0'
const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-lockfile')

const lockfileHash = () => {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const run = (command, commandArguments, options = {}) => {
  const done = spawnSync(command, commandArguments, { cwd: root, stdio: 'inherit', ...options })
  if (done.error) throw done.error
  return done.status ?? 1
}

/** Installs the dependencies if the lockfile is not the one installed last. Ends the process if that fails. */
export const install = () => {
  const wanted = lockfileHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('hearback: installing dependencies (once, and after each change of the lockfile)\n')
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  // A child's standard output belongs to the command that was asked for: what installing says goes to standard error.
  const status = run(npx, ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    process.stderr.write(`hearback: the installation failed (exit ${status}); nothing was started\n`)
    process.exit(status)
  }
  writeFileSync(stamp, wanted)
}

/**
 * The environment in which `node` and the installed commands are the pinned ones. Modules are compiled once for all
 * commands, which then start in half the time; where the folder cannot be written Node compiles them each time.
 */
export const pinned = () => ({
  NODE_COMPILE_CACHE: join(modules, '.cache', 'hearback-compiled'),
  ...process.env,
  PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
})

/** The Node that strips types: the one installed with the dependencies, else the running one if it is new enough. */
export const pinnedNode = () => {
  const bundled = join(modules, '.bin', 'node')
  if (existsSync(bundled)) return bundled
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  process.stderr.write(
    `hearback: needs Node 22.18 or later on this platform; this is ${process.versions.node}\n`,
  )
  process.exit(1)
}
