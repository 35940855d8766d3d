import { longCsv, wideCsv } from './csv-tables.ts'
import { json, ndjson } from './json-events.ts'

/**
 * Every format that is read, in the order in which a file is held against them: those known by more than their first
 * character come before those that take anything of their kind.
 */
export const knownFormats = [json, ndjson, longCsv, wideCsv] as const

export type FileFormat = (typeof knownFormats)[number]['name']

/** The names by which a format is asked for. */
export const fileFormats: readonly FileFormat[] = knownFormats.map(({ name }) => name)
