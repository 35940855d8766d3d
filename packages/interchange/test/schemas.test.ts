import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { sample, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { writeOcel } from '../src/out/write-ocel.ts'
import { writeXes } from '../src/out/write-xes.ts'
import { journeys, journeyWith, logOf, textOf } from './journey-logs.ts'

// Both formats are held here to schemas by programs that share nothing with the writers: libxml2 and Ajv.

const schemaNamed = (name: string): string =>
  readFileSync(new URL(`./schemas/${name}`, import.meta.url), 'utf8')
const xesSchema = schemaNamed('xes-2016.xsd')
const isOcel = new Ajv({ allErrors: true }).compile(JSON.parse(schemaNamed('ocel-2.schema.json')))

const faultsOfXes = async (xml: string): Promise<string[]> => {
  const xmlOf = { fileName: 'log.xes', contents: xml }
  const { errors } = await validateXML({
    xml: xmlOf,
    schema: xesSchema,
    maxMemoryPages: 4 * memoryPages.defaultMaxMemoryPages,
  })
  return errors.map(({ message }) => message)
}
const faultsOfOcel = (json: string) => (isOcel(JSON.parse(json)) ? [] : isOcel.errors)

const [journey] = journeys
if (journey === undefined) throw new Error('no journey')

/** Journeys whose every free value is any text at all, zero characters and lone surrogates included. */
const anyText = string({ unit: 'binary', maxLength: 40 })
const anyTexts = sample(tuple(anyText, anyText, anyText, anyText), { seed: 20_261_122, numRuns: 300 }).map(
  ([employer, region, requisition, stage], index) =>
    journeyWith(`r_${index + 10}`, {
      attributes: { employer, region, requisition },
      openingId: index % 2 === 0 ? null : `o_${index}`,
      events: journey.events.map((event, place) => ({
        ...event,
        id: `e_${index}_${place}`,
        detail: { ...event.detail, stage },
      })),
    }),
)

test.each([
  ['journeys', [journeys]],
  ['nobody', []],
  ['journeys of any texts', [anyTexts]],
])('a log of %s is valid by the schema of XES and by that of OCEL', async (_of, batches) => {
  expect(await faultsOfXes(await textOf(writeXes, logOf(...batches)))).toEqual([])
  expect(faultsOfOcel(await textOf(writeOcel, logOf(...batches)))).toEqual([])
})

test('no dimension of a workspace takes a key the log needs itself', async () => {
  const log = logOf([journeyWith('r_1', { ...journey, attributes: { censored: 'no', undated_events: '7' } })])
  const about = { ...log.about, dimensions: ['censored', 'undated_events'] }
  expect(await faultsOfXes(await textOf(writeXes, { ...log, about }))).toEqual([])
})

test('the schemas tell a log that is none', async () => {
  const xes = await textOf(writeXes, logOf(journeys))
  for (const [from, to] of [
    ['<log ', '<log xmlns="http://www.xes-standard.org/" '],
    ['xes.version="1849.2016" ', ''],
    ['<classifier name="Activity"', '<classifier name="Activity of hiring"'],
    ['</log>', '<extension name="A" prefix="a" uri="a:a"/></log>'],
    ['T00:00:00.000+01:00', ''],
    ['value="false"', 'value="no"'],
    ['key="lifecycle:transition"', 'key="concept:name"'],
  ] as const) {
    expect(xes).toContain(from)
    expect([from, await faultsOfXes(xes.replace(from, to))]).not.toEqual([from, []])
  }
  const ocel = await textOf(writeOcel, logOf(journeys))
  for (const [from, to] of [
    ['"objectTypes"', '"types"'],
    ['"relationships"', '"relations"'],
    ['T00:00:00.000+01:00', ''],
    ['"value":"1"', '"value":1'],
  ] as const) {
    expect(ocel).toContain(from)
    expect([from, faultsOfOcel(ocel.replace(from, to))]).not.toEqual([from, []])
  }
})
