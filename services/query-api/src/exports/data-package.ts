import type { ColumnType, OutColumn } from '@hearback/interchange'
import type { BundleFile, Written } from './bundle-files.ts'

const fieldTypes: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  day: 'date',
}

const fieldOf = ({ name, type }: OutColumn, say: BundleFile['say']) => ({
  name,
  type: fieldTypes[type],
  ...(say?.[name] === undefined ? {} : { description: say[name] }),
})

const words = { suppressed: 'suppressed', censored: 'censored' } as const

const resourceOf = (file: BundleFile, written: readonly Written[]) => {
  const found = written.find(({ name }) => name === file.name)
  if (found === undefined) throw new Error(`${file.name} was not written`)
  return {
    name: file.name.replaceAll('.', '-'),
    path: file.name,
    title: file.title,
    format: file.format,
    mediatype: file.mediaType,
    ...(file.format === 'csv' ? { encoding: 'utf-8' } : {}),
    bytes: found.bytes,
    hash: `sha256:${found.sha256}`,
    schema: {
      fields: file.columns.map((column) => fieldOf(column, file.say)),
      missingValues: [
        { value: '', label: 'not applicable' },
        ...file.missing.map((word) => ({ value: word, label: words[word] })),
      ],
    },
  }
}

/** The descriptor of a bundle as a Data Package (version 2): its files with their fields, sizes and hashes. */
export const dataPackage = (
  about: { name: string; title: string; description: string; version: string; created: number },
  files: readonly BundleFile[],
  written: readonly Written[],
): string => {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: about.name,
    title: about.title,
    description: about.description,
    version: about.version,
    created: new Date(about.created).toISOString(),
    resources: files.map((file) => resourceOf(file, written)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}
