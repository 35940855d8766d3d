import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Rule, TrackedFile } from './shape-rules.ts'
import * as shapeRules from './shape-rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const trackedFiles = (): TrackedFile[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(root + path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))

const lines = (count: number) => 'const spell = 1\n'.repeat(count)

const rules = new Map<string, Rule>(Object.entries(shapeRules))

/** Each rule with a file that breaks it: a rule that cannot fail holds nothing. */
const planted: [name: keyof typeof shapeRules, breaking: TrackedFile[]][] = [
  ['onlyTheLogTouchesItsTables', [{ path: 'packages/read-models/src/x.ts', text: 'select from log.event' }]],
  [
    'onlyInterchangeImportsArrow',
    [{ path: 'services/query-api/src/x.ts', text: "import { Table } from 'apache-arrow'" }],
  ],
  [
    'onlyMainReadsClockChanceAndEnvironment',
    [{ path: 'packages/journeys/src/x.ts', text: 'const now = Date.now()' }],
  ],
  ['onlyMainReadsClockChanceAndEnvironment', [{ path: 'packages/cli/src/x.ts', text: 'process.env.PORT' }]],
  [
    'onlyMainReadsClockChanceAndEnvironment',
    [{ path: 'packages/cli/src/x.ts', text: "import { randomBytes } from 'node:crypto'" }],
  ],
  [
    'importsRunOneWay',
    [{ path: 'services/ingestion/src/x.ts', text: "import { a } from '@hearback/projector'" }],
  ],
  [
    'importsRunOneWay',
    [{ path: 'packages/contracts/src/x.ts', text: "import { a } from '@hearback/journeys'" }],
  ],
  ['indexFilesOnlyReexport', [{ path: 'packages/survival/src/index.ts', text: 'export const a = 1' }]],
  ['filesStayShort', [{ path: 'packages/survival/src/x.ts', text: lines(251) }]],
  ['namedPathsAndCommandsExist', [{ path: 'README.md', text: 'see `packages/none/src`' }]],
  ['namedPathsAndCommandsExist', [{ path: 'README.md', text: 'run `npx hearback dance`' }]],
  ['namedPathsAndCommandsExist', [{ path: 'README.md', text: 'run `pnpm dance`' }]],
  ['theTopLevelIsAgreed', [{ path: 'misc/x.ts', text: '' }]],
  ['theLockfileHoldsOneTypeBox', [{ path: 'pnpm-lock.yaml', text: '  typebox@1.0.0:\n' }]],
]

test.each([...rules])('%s holds over the repository', (_name, rule) => {
  expect(rule(trackedFiles())).toEqual([])
})

test.each(planted)('%s is broken by a planted file', (name, breaking) => {
  expect(rules.get(name)?.(breaking)).not.toEqual([])
})

test('every rule has been seen failing', () => {
  expect(new Set(planted.map(([name]) => name))).toEqual(new Set(rules.keys()))
})
