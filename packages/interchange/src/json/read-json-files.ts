import type { Fault } from '@hearback/contracts'
import { countBytes, type PassProgress, tick } from '../csv/table.ts'
import type { EventPass, Taken } from '../event-source.ts'
import type { Finding } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import type { OpenFile } from '../sniff.ts'
import { splitJsonValues } from './json-values.ts'
import { type Line, splitLines } from './lines.ts'
import type { ReadEvent } from './read-event.ts'
import { type EventForm, mostBytesOfEvent, plainEvent, readEventText } from './read-ndjson.ts'

export const findingOfFault = (row: number, { pointer, message }: Fault): Finding => ({
  kind: 'finding',
  row,
  column: pointer === undefined || pointer === '' ? null : pointer,
  rule: 'invalid_event',
  refused: true,
  message,
})

type Read = { result: ReadEvent; sent: unknown }

const takenOf = (row: number, { result, sent }: Read, form: EventForm): Taken =>
  'faults' in result
    ? { row, events: [], findings: result.faults.map((fault) => findingOfFault(row, fault)), dropped: [] }
    : {
        row,
        events: [result.event],
        findings: [],
        dropped: result.dropped,
        places: { sent, form },
      }

type Split = (source: AsyncIterable<Buffer>) => AsyncIterable<Line[]>

const passOver = (
  open: OpenFile,
  options: ReadFileOptions,
  split: Split,
  form: EventForm = plainEvent,
): EventPass =>
  async function* (last) {
    const progress: PassProgress = { pass: last ? 2 : 1, passes: 2, bytes: 0, rows: 0 }
    for await (const lines of split(countBytes(open, progress)))
      for (const line of lines) {
        const read = readEventText(line, options, form)
        if (read === null) continue
        const told = tick(progress)
        if (told !== null) yield told
        yield takenOf(line.number, read, form)
      }
    yield { kind: 'progress', ...progress }
  }

/** A file with one event on each line. A bad line is a finding; the others are read. */
export const ndjsonPass = (
  open: OpenFile,
  options: ReadFileOptions,
  form: EventForm = plainEvent,
): EventPass => passOver(open, options, (source) => splitLines(source, mostBytesOfEvent), form)

/** A file with a JSON array of events, or one event. A bad event is a finding; broken JSON is Unreadable. */
export const jsonPass = (open: OpenFile, options: ReadFileOptions, form: EventForm = plainEvent): EventPass =>
  passOver(open, options, (source) => splitJsonValues(source, { mostBytes: mostBytesOfEvent }), form)
