/** A tracked file: its path from the root and its text. */
export type TrackedFile = { path: string; text: string }
/** What breaks a rule, one sentence each; empty when it holds. */
export type Rule = (files: readonly TrackedFile[]) => string[]

const isSource = ({ path }: TrackedFile) => /^(packages|services)\/[^/]+\/src\/.*\.(ts|svelte)$/.test(path)
const roomOf = (path: string) => /^(?:packages|services)\/[^/]+/.exec(path)?.[0] ?? path

/** Reports the lines of the sources that match, save in the files `allowed` lets. */
const forbid =
  (pattern: RegExp, why: string, allowed: (path: string) => boolean): Rule =>
  (files) =>
    files
      .filter((file) => isSource(file) && !allowed(file.path))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${why}`] : [])),
      )

export const onlyTheLogTouchesItsTables = forbid(
  /\blog\.(event|head|setting)\b/,
  'names a table of the log; go through @hearback/event-log',
  (path) => path.startsWith('packages/event-log/') || path.startsWith('packages/database/'),
)

export const onlyInterchangeImportsArrow = forbid(
  /from 'apache-arrow/,
  'imports Arrow; only packages/interchange does',
  (path) => path.startsWith('packages/interchange/'),
)

export const onlyMainReadsClockChanceAndEnvironment = forbid(
  /Date\.now\(|new Date\(\)|Math\.random|\bcrypto\.(random|getRandom)|^(import\b.*|  )\brandom(Bytes|UUID|Int|FillSync)\b(,$|.* from 'node:crypto')|process\.env\b/,
  'reads the clock, chance or the environment; take it as an argument from main.ts',
  (path) => path.endsWith('/main.ts'),
)

/** Lower ranks know nothing of higher ones; rooms of one rank may meet only where listed here as lower. */
const ranks: Record<string, number> = {
  'packages/contracts': 0,
  'packages/survival': 0,
  'packages/disclosure': 0,
  'packages/database': 0,
  'packages/access': 1,
  'packages/event-log': 1,
  'packages/sample': 1,
  'packages/journeys': 1,
  'packages/http': 2,
  'packages/read-models': 2,
  'packages/interchange': 2,
  'services/ingestion': 3,
  'services/projector': 3,
  'services/query-api': 3,
  'packages/cli': 4,
}

const importsOf = ({ text }: TrackedFile) =>
  [...text.matchAll(/from '@hearback\/([a-z-]+)'/g)].map((match) => match[1] ?? '')

const roomNamed = (name: string) => Object.keys(ranks).find((room) => room.endsWith(`/${name}`))

export const importsRunOneWay: Rule = (files) =>
  files.filter(isSource).flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const [from, to] = [roomOf(file.path), roomNamed(name)]
      const [low, high] = [ranks[to ?? ''], ranks[from]]
      if (to === from) return [`${file.path} imports its own package by name`]
      if (low === undefined || high === undefined)
        return [`${file.path} imports ${name}: give both rooms a rank`]
      return low < high ? [] : [`${file.path} (${from}) may not import ${to}`]
    }),
  )

export const indexFilesOnlyReexport: Rule = (files) =>
  files
    .filter((file) => isSource(file) && file.path.endsWith('/src/index.ts'))
    .flatMap(({ path, text }) => {
      const rest = text
        .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|export (type )?(\{[^}]*\}|\*( as \w+)?) from '[^']+'/g, '')
        .trim()
      return rest === '' ? [] : [`${path} holds more than re-exports`]
    })

export const filesStayShort: Rule = (files) =>
  files
    .filter(({ path }) => /\.(ts|js|svelte|css)$/.test(path) && !path.endsWith('/openapi.d.ts'))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1
      return lines > 250 ? [`${path} has ${lines} lines; 250 is the limit`] : []
    })

/** What README promises in code marks: paths that exist, scripts of package.json, commands of the command line. */
export const namedPathsAndCommandsExist: Rule = (files) => {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? ''
  const scripts = Object.keys(JSON.parse(textOf('package.json') || '{"scripts":{}}').scripts)
  const programs = files.filter(({ path }) => /^packages\/cli\/src\/program[\w-]*\.ts$/.test(path))
  const commands = programs.flatMap(({ text }) =>
    [...text.matchAll(/command\('([a-z-]+)/g)].map((match) => match[1]),
  )
  const known = (path: string) => files.some((file) => file.path === path || file.path.startsWith(`${path}/`))
  return ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((document) => {
    const text = textOf(document)
    const paths = [...text.matchAll(/`((?:packages|services|infra|scripts|test)\/[\w./-]*[\w-])\/?`/g)].map(
      (match) => match[1] ?? '',
    )
    const run = [...text.matchAll(/(?:npm run|pnpm) ([a-z]+)/g)].map((match) => match[1] ?? '')
    const hearback = [...text.matchAll(/npx hearback ([a-z-]+)/g)].map((match) => match[1] ?? '')
    return [
      ...paths.filter((path) => !known(path)).map((path) => `${document} names ${path}, which is not there`),
      ...run
        .filter((name) => !scripts.includes(name) && name !== 'install')
        .map((name) => `${document} names the script ${name}`),
      ...hearback
        .filter((name) => !commands.includes(name))
        .map((name) => `${document} names the command ${name}`),
    ]
  })
}

const topLevel = new Set([
  '.ci',
  '.gitattributes',
  '.gitignore',
  '.oxlintrc.json',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'biome.json',
  'infra',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'scripts',
  'services',
  'test',
  'tsconfig.base.json',
  'tsconfig.json',
  'vitest.config.ts',
])

export const theTopLevelIsAgreed: Rule = (files) =>
  [...new Set(files.map(({ path }) => path.split('/')[0] ?? path))]
    .filter((entry) => !topLevel.has(entry))
    .map((entry) => `${entry} is not part of the agreed top level`)

/** The renamed `typebox` is another library to Fastify's type provider; the two must not meet. */
export const theLockfileHoldsOneTypeBox: Rule = (files) =>
  files
    .filter(({ path, text }) => path === 'pnpm-lock.yaml' && /^ {2}'?typebox@/m.test(text))
    .map(() => 'pnpm-lock.yaml holds the package typebox beside @sinclair/typebox')
