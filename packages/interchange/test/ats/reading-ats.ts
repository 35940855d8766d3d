import type { IncomingEvent } from '@hearback/contracts'
import { expect, test } from 'vitest'
import type { FileFormat, ReadFileOptions } from '../../src/index.ts'
import { goldenFile, goldenSpells, readGolden, referenceSpells } from '../golden-journeys.ts'
import { brief, read, type Told } from '../reading.ts'

/** Reads records given as values, as a file of one system. */
export const readRecords = (
  format: FileFormat,
  records: unknown,
  more: Partial<ReadFileOptions> = {},
): Promise<Told> => read(JSON.stringify(records), { format, chunkBytes: 100, ...more })

/** The facts that were told, without the statements of what was observed; each with its journey. */
export const toldFacts = (told: Told): string[] =>
  told.events
    .filter(({ type }) => type !== 'journey_observed')
    .map((event: IncomingEvent) => `${event.journey_id} ${brief(event)}`)

/** Findings as `rule column`. */
export const toldFindings = (told: Told): string[] =>
  told.findings.map(({ rule, column }) => `${rule} ${column}`)

const personal = /redacted/i

/** The rules every system's golden file is held to. */
export const goldenTests = (format: FileFormat, file: string): void => {
  test(`${file} gives the spells of the golden journeys, recognised by itself`, async () => {
    const items = await readGolden(goldenFile(file))
    expect(items).toContainEqual(expect.objectContaining({ kind: 'guess', setting: 'format', value: format }))
    expect(goldenSpells(items)).toEqual(await referenceSpells())
  })
  test(`${file} keeps no name, address or free text`, async () => {
    expect(goldenFile(file)).toMatch(personal)
    expect(JSON.stringify(await readGolden(goldenFile(file)))).not.toMatch(personal)
  })
  test(`${file} read again, or as days, names the same events`, async () => {
    const [first, again] = [await readGolden(goldenFile(file)), await readGolden(goldenFile(file))]
    expect(again).toEqual(first)
    const days = await readGolden(goldenFile(file), { daysIn: 'Europe/Berlin' })
    expect(goldenSpells(days)).toEqual(await referenceSpells())
    const moments = days.flatMap((item) =>
      item.kind === 'event' || item.kind === 'journey' ? item.events : [],
    )
    expect(moments.filter(({ occurred_at }) => occurred_at?.includes('T'))).toEqual([])
  })
}
