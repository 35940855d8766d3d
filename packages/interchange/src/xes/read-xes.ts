import type { DayText } from '@hearback/contracts'
import { readLogMoment } from '../activities/log-moment.ts'
import { openPassedOver } from '../activities/passed-over.ts'
import { countBytes, type PassProgress, tick } from '../csv/table.ts'
import { type EventPass, readEventFile, type Taken } from '../event-source.ts'
import type { Finding, ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { fingerprint, repeats } from '../repeats.ts'
import type { OpenFile } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { readTraces, type XesLog } from './read-traces.ts'
import { type TraceReader, takeTrace } from './take-trace.ts'

async function* takeTraces(
  source: AsyncIterable<Buffer>,
  progress: PassProgress,
  reader: TraceReader,
): AsyncGenerator<ReadItem | Taken, XesLog & { isEmpty: boolean }> {
  const traces = readTraces(source)
  let [taken, refused] = [0, 0]
  for (let next = await traces.next(); ; next = await traces.next()) {
    if (next.done === true) return { ...next.value, isEmpty: taken + refused === 0 }
    for (const trace of next.value) {
      const told = tick(progress)
      if (told !== null) yield told
      const journey = takeTrace(trace, reader)
      taken += journey.events.length
      refused += journey.findings.filter((finding) => finding.refused).length
      yield journey
    }
  }
}

/** The last day the log was observed through, where it says so itself (our own extension of the format). */
const observedThrough = 'hiring:observedThrough'
const observedThroughOf = ({ attributes }: XesLog): Said['through'] => {
  const day = readLogMoment(attributes.get(observedThrough) ?? '').text?.slice(0, 10)
  return day === undefined ? null : { day, column: observedThrough }
}

/** How many events the log left out because nobody knew their day, where it says so (as above): they cannot be read here. */
const undatedEvents = 'hiring:undatedEvents'
const leftOut = ({ attributes }: XesLog): Finding[] => {
  const count = attributes.get(undatedEvents) ?? ''
  if (!/^[1-9]\d{0,14}$/.test(count)) return []
  const message = `this log left out events whose day was not known, which an export of events as NDJSON holds; events: ${count}`
  return [{ kind: 'finding', row: null, column: undatedEvents, rule: 'left_out', refused: false, message }]
}

/** What the log says of itself is known when the first pass is over. */
type Said = { through: { day: DayText; column: string } | null }

const passOver = (open: OpenFile, options: ReadFileOptions, said: Said): EventPass => {
  const cases = repeats()
  const note = (print: string): number => {
    cases.note(print)
    return 1
  }
  return async function* (last) {
    const ordinalOf = (journey: string): number => (last ? cases.ordinalOf : note)(fingerprint(journey))
    const progress: PassProgress = { pass: last ? 2 : 1, passes: 2, bytes: 0, rows: 0 }
    const reader: TraceReader = { options, passedOver: openPassedOver(), ordinalOf }
    const log = yield* takeTraces(countBytes(open, progress), progress, reader)
    if (log.isEmpty && !last) throw new Unreadable('no_events', 'This log holds no event that can be taken.')
    reader.passedOver.note('stray', log.strayEvents)
    said.through = observedThroughOf(log)
    yield { kind: 'progress', ...progress }
    if (!last) return
    yield* leftOut(log)
    yield* reader.passedOver.findings()
  }
}

/**
 * An XES log (IEEE 1849-2016 and 2023): a trace is a journey, its events are its facts in the order of the file. Two
 * passes, so that a log that is cut off or not well-formed is refused before anything of it is taken. Memory holds one trace.
 */
export const readXes = (open: OpenFile, options: ReadFileOptions): AsyncGenerator<ReadItem> => {
  const said: Said = { through: null }
  return readEventFile(passOver(open, options, said), options, { currentThrough: () => said.through })
}
