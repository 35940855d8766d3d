import { builtInDimensions, type IncomingEvent } from '@hearback/contracts'
import {
  type FileFormat,
  type Finding,
  type Guess,
  type Places,
  type ReadFileOptions,
  type ReadItem,
  readFile,
} from '../src/index.ts'

export const options: ReadFileOptions = {
  dimensions: new Set<string>(builtInDimensions),
  today: '2026-11-21',
}

/** A file given as text or bytes, in small chunks so that every cut is met. */
export const opener = (content: string | Buffer, chunkBytes = 7) =>
  async function* (): AsyncGenerator<Buffer> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let start = 0; start < bytes.length; start += chunkBytes)
      yield bytes.subarray(start, start + chunkBytes)
  }

export type Told = {
  items: ReadItem[]
  rows: { row: number; events: IncomingEvent[]; places: Places }[]
  events: IncomingEvent[]
  findings: Finding[]
  guesses: Guess[]
  dropped: string[]
  last: ReadItem | undefined
}

const isOf =
  <Kind extends ReadItem['kind']>(...kinds: Kind[]) =>
  (item: ReadItem): item is Extract<ReadItem, { kind: Kind }> =>
    // Widened to ask whether it is among the narrower ones.
    (kinds as string[]).includes(item.kind)

export const collect = async <Item>(source: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = []
  for await (const item of source) items.push(item)
  return items
}

/** What the journeys of these events are first said to have been observed for. */
export const observedOf = (events: readonly IncomingEvent[]): IncomingEvent['detail'] =>
  events.find(({ type }) => type === 'journey_observed')?.detail

export const gather = async (source: AsyncIterable<ReadItem>): Promise<Told> => {
  const items = await collect(source)
  const rows = items.filter(isOf('journey', 'event'))
  return {
    items,
    rows,
    events: rows.flatMap(({ events }) => events),
    findings: items.filter(isOf('finding')),
    guesses: items.filter(isOf('guess')),
    dropped: items.filter(isOf('dropped')).flatMap(({ names }) => names),
    last: items.at(-1),
  }
}

/** Everything a reader says about a file. */
export const read = (
  content: string | Buffer,
  more: Partial<ReadFileOptions> & { format?: FileFormat; chunkBytes?: number } = {},
): Promise<Told> => {
  const { format = 'auto', chunkBytes, ...given } = more
  return gather(readFile({ open: opener(content, chunkBytes), format, options: { ...options, ...given } }))
}

/** The findings but those about activities that were taken by their name, which have a test of their own. */
export const besideActivities = ({ findings }: Told): Finding[] =>
  findings.filter(({ rule }) => rule !== 'assumed_activity')

/** An event as a short line: type, day and what else matters to a test. */
export const brief = ({ type, occurred_at, occurred_between, detail }: IncomingEvent): string =>
  [
    type,
    occurred_between?.join('..') ?? occurred_at ?? 'unknown',
    ...(detail === undefined ? [] : [JSON.stringify(detail)]),
  ].join(' ')

/** The facts of each journey of a tracker, without the statement of what was observed. */
export const factsOf = (told: Told): string[][] =>
  told.rows.map(({ events }) => events.filter(({ type }) => type !== 'journey_observed').map(brief))
