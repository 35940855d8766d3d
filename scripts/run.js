// `npm test`, `npm run check` and `npm run bench`: sets up, then runs the named commands, cheapest first.
import { spawnSync } from 'node:child_process'
import { install, pinned, root } from './bootstrap.js'

const checks = [
  ['biome', 'check', '--error-on-warnings', '.'],
  ['oxlint', '--deny-warnings', '.'],
  [
    'prettier',
    '--config',
    'services/dashboard/.prettierrc.json',
    '--check',
    'services/dashboard/src/**/*.svelte',
  ],
  ['tsc', '-p', 'tsconfig.json'],
  ['svelte-check', '--workspace', 'services/dashboard', '--fail-on-warnings'],
  ['vitest', 'run', 'test/shape.test.ts'],
]
const test = ['vitest', 'run']
const commands = {
  test: (given) => [[...test, ...given]],
  check: () => [...checks, test],
  bench: (given) => [['node', '--disable-warning=ExperimentalWarning', 'scripts/bench/main.ts', ...given]],
}

install()
const [name = '', ...given] = process.argv.slice(2)
for (const [command, ...commandArguments] of commands[name](given)) {
  const done = spawnSync(command, commandArguments, { cwd: root, stdio: 'inherit', env: pinned() })
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}
