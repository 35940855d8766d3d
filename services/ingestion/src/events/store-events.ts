import { setImmediate as nextTurn } from 'node:timers/promises'
import { eventIdText, journeyIdText } from '@hearback/access'
import type { Fault } from '@hearback/contracts'
import type { Appended, Appender, NewEvent } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'
import { type EventForm, plainEvent, type ReadEvent, readNdjson } from '@hearback/interchange'
import { openBatches } from '../intake/batches.ts'
import type { Intake, Taken } from '../intake/intake.ts'
import { openTally, type Tally } from '../intake/tally.ts'
import type { StoredEvent } from './events-reply.ts'

export type StoreContext = {
  intake: Intake
  contributor: string
  append: Appender['append']
  /** How events are carried in the values sent; as they are documented, unless given. */
  form?: EventForm
}

const mostFaults = 1_000
/** An array is one transaction and is held whole; a file of more is sent as NDJSON. */
const mostEvents = 100_000
/** Other requests get their turn after this many events of an array. */
const eventsInTurn = 1_000

const refuseAll = (faults: readonly Fault[], events: number, refused: number): never => {
  const detail = `${refused} of ${events} events ${refused === 1 ? 'is' : 'are'} not valid; nothing was stored.`
  throw new ProblemError({ status: 400, code: 'invalid_events', detail, errors: [...faults] })
}

const tooMany = () => {
  const detail = `An array may hold ${mostEvents} events; NDJSON streams without a limit.`
  return new ProblemError({ status: 413, code: 'too_many_events', detail })
}

type Sent = { result: ReadEvent; sent: unknown }

const pointingInto = (taken: Taken, { sent }: Sent, { form = plainEvent }: StoreContext): Taken => {
  if (!('faults' in taken)) return taken
  const faults = taken.faults.map((fault) => ({
    ...fault,
    pointer: form.pointerInto(sent, fault.pointer ?? ''),
  }))
  return { faults }
}

/** Takes an event that was read; its faults, the reader's and the intake's, point into what was sent. */
const takeSent = (read: Sent, context: StoreContext): Taken | Promise<Taken> => {
  if ('faults' in read.result) return read.result
  const taken = context.intake.take(read.result, context.contributor)
  return taken instanceof Promise
    ? taken.then((settled) => pointingInto(settled, read, context))
    : pointingInto(taken, read, context)
}

/** `prefix` of the pointers of the event at an index; nothing for an event sent alone. */
const takeAll = async (
  raw: readonly unknown[],
  prefixOf: (index: number) => string,
  context: StoreContext,
  tally: Tally,
) => {
  const { intake, form = plainEvent } = context
  const events: NewEvent[] = []
  const faults: Fault[] = []
  for (const [index, each] of raw.entries()) {
    if (index % eventsInTurn === eventsInTurn - 1) await nextTurn()
    const taken = await takeSent({ result: form.read(each, intake.reading), sent: each }, context)
    if ('faults' in taken) {
      for (const fault of taken.faults.slice(0, mostFaults - faults.length))
        faults.push({ ...fault, pointer: prefixOf(index) + (fault.pointer ?? '') })
    } else {
      tally.noteDropped(taken.dropped)
      events.push(taken.event)
    }
  }
  if (faults.length > 0) refuseAll(faults, raw.length, raw.length - events.length)
  return events
}

const storedEvent = (event: NewEvent, { outcome, bucket, position }: Appended): StoredEvent => ({
  outcome: outcome === 'appended' ? 'accepted' : outcome,
  journey_id: journeyIdText(event.journeyId),
  event_id: eventIdText(event.eventId),
  position: `${bucket}:${position}`,
})

export type Stored = { tally: Tally; events?: StoredEvent[] }

/** Stores one event or an array of them: all of them are valid, or nothing is stored. */
export const storeJson = async (body: unknown, context: StoreContext, verbose: boolean): Promise<Stored> => {
  const raw: unknown[] = Array.isArray(body) ? body : [body]
  if (raw.length === 0) {
    throw new ProblemError({ status: 400, code: 'no_events', detail: 'The array holds no events.' })
  }
  if (raw.length > mostEvents) throw tooMany()
  const prefixOf = (index: number) => (Array.isArray(body) ? `/${index}` : '')
  const tally = openTally()
  const events = await takeAll(raw, prefixOf, context, tally)
  const outcomes = await context.append(events)
  tally.noteStored(outcomes, (index) => ({ pointer: prefixOf(index) }))
  if (!verbose) return { tally }
  const shown = outcomes.flatMap((outcome, index) => {
    const event = events[index]
    return event === undefined ? [] : [storedEvent(event, outcome)]
  })
  return { tally, events: shown }
}

/** Stores NDJSON line by line as it arrives: good lines are stored, refused ones counted and the first ones listed. */
export const storeNdjson = async (source: AsyncIterable<Buffer>, context: StoreContext): Promise<Stored> => {
  const { intake, append } = context
  const tally = openTally()
  const batches = openBatches({
    append,
    onStored: (outcomes, { places }) => tally.noteStored(outcomes, (index) => ({ line: places[index] ?? 0 })),
  })
  try {
    for await (const read of readNdjson(source, intake.reading)) {
      const { line } = read
      const taking = takeSent(read, context)
      const taken = taking instanceof Promise ? await taking : taking
      if ('faults' in taken) tally.noteRefused(taken.faults.map((fault) => ({ line, ...fault })))
      else {
        tally.noteDropped(taken.dropped)
        const full = batches.add(taken.event, line)
        if (full !== undefined) await full
      }
    }
  } finally {
    // Lines that arrived whole before the body broke off are stored: that is what the sender is told.
    await batches.finish()
  }
  refuseIfNothingGood(tally)
  return { tally }
}

const refuseIfNothingGood = ({ counts, faults }: Tally): void => {
  if (counts.accepted + counts.duplicates + counts.conflicts > 0) return
  if (counts.refused === 0) {
    throw new ProblemError({ status: 400, code: 'no_events', detail: 'The body holds no events.' })
  }
  const detail = `None of ${counts.refused} lines is a valid event; nothing was stored.`
  throw new ProblemError({ status: 400, code: 'invalid_events', detail, errors: faults })
}
