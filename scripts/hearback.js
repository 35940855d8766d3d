#!/usr/bin/env node
// The `hearback` command from a checkout: sets itself up, then continues under the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install, pinned, pinnedNode, root } from './bootstrap.js'
import { buildPages } from './build-pages.js'

install()
if (process.argv[2] === 'up') buildPages()
const main = join(root, 'packages', 'cli', 'src', 'main.ts')
const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  // By the fourth channel the child notices if this process is killed, and closes.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: pinned(),
})
// The terminal sends Ctrl-C to both; the child decides when it has ended well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
