import type { IncomingEvent } from '@hearback/contracts'
import type { NewEvent } from '@hearback/event-log'
import { columnAt, type Places } from '@hearback/interchange'
import type { Batches } from '../intake/batches.ts'
import type { Intake } from '../intake/intake.ts'
import { correctJourney, type StatedJourney } from './correct-journey.ts'
import { refusedEvent } from './findings.ts'
import type { ImportAccount } from './import-account.ts'
import type { StoredEvents } from './preview.ts'

/** Rows of journeys compared with the log in one go. */
const rowsAtOnce = 2_000
/** And events of them: a trace of a log may have many. */
const eventsAtOnce = 50_000

type TakeRowsOptions = {
  intake: Intake
  contributor: string
  account: ImportAccount
  batches: Batches
  /** Hears of every event that is stored, or would be. */
  onEvent: (event: NewEvent) => void
  storedEvents: StoredEvents
}

/** A row as a reader gives it. */
type ReadRow = { row: number; events: readonly IncomingEvent[]; places: Places }

/** What brings the rows of a file into the log. */
export type TakeRows = {
  /** A row of a file of events. */
  events: (row: ReadRow) => Promise<void>
  /** A row that states all there is to say about a journey, or about a part of one. */
  journey: (row: ReadRow & { part?: string }) => Promise<void>
  finish: () => Promise<void>
}

/** The row as events of the log; null, with findings, if any event of it is refused: then nothing of it is stored. */
const settleRow = async (
  { intake, contributor, account }: TakeRowsOptions,
  { row, events, places }: ReadRow,
): Promise<NewEvent[] | null> => {
  const settled: NewEvent[] = []
  for (const [at, event] of events.entries()) {
    const taking = intake.take({ event, dropped: [] }, contributor)
    const taken = taking instanceof Promise ? await taking : taking
    if ('faults' in taken) {
      for (const fault of taken.faults)
        account.findings.add(refusedEvent(row, columnAt(places, fault.pointer ?? '', at), fault))
      return null
    }
    settled.push(taken.event)
  }
  for (const { journeyId } of settled) account.journeys.note(journeyId)
  return settled
}

type WaitingRow = StatedJourney & { row: number }

const partOf = ({ settled, part }: WaitingRow): string => `${settled[0]?.journeyId} ${part}`

/** Rows of journeys that have not been compared with the log yet. */
const openWaiting = () => {
  const rows = new Map<string, WaitingRow>()
  let events = 0
  return {
    /** Whether a row states again what one of those waiting does. */
    states: (row: WaitingRow): boolean => rows.has(partOf(row)),
    add: (row: WaitingRow): void => {
      rows.set(partOf(row), row)
      events += row.events.length
    },
    areMany: (): boolean => rows.size >= rowsAtOnce || events >= eventsAtOnce,
    takeAll: (): WaitingRow[] => {
      const taken = [...rows.values()]
      rows.clear()
      events = 0
      return taken
    },
  }
}

const store = async (
  { onEvent, batches }: TakeRowsOptions,
  row: number,
  events: readonly NewEvent[],
): Promise<void> => {
  for (const event of events) {
    onEvent(event)
    const full = batches.add(event, row)
    if (full !== undefined) await full
  }
}

/** Brings rows into the log that are compared with it first. */
const openComparison = (options: TakeRowsOptions) => {
  const { intake, account, batches, storedEvents } = options
  const waiting = openWaiting()
  const compare = async (): Promise<void> => {
    const rows = waiting.takeAll()
    const journeyIds = rows.flatMap(({ settled }) => settled.slice(0, 1).map(({ journeyId }) => journeyId))
    const stored = await storedEvents(journeyIds)
    for (const stated of rows) {
      const known = stored.get(stated.settled[0]?.journeyId ?? '') ?? []
      const corrected = correctJourney(stated, known, intake.pseudonyms)
      account.retracted += corrected.retracted
      await store(options, stated.row, corrected.events)
    }
  }
  const storeAll = async (): Promise<void> => {
    await compare()
    await batches.finish()
  }
  const take = async (stated: WaitingRow): Promise<void> => {
    // Of two snapshots in one file the later is compared with what the earlier has stored.
    if (waiting.states(stated)) await storeAll()
    waiting.add(stated)
    if (waiting.areMany()) await compare()
  }
  return { take, storeAll }
}

/** Opens the way of a file's rows into the log. */
export const openRows = (options: TakeRowsOptions): TakeRows => {
  const { take, storeAll } = openComparison(options)
  return {
    events: async (read) => {
      const settled = await settleRow(options, read)
      if (settled !== null) await store(options, read.row, settled)
    },
    journey: async (read) => {
      const settled = await settleRow(options, read)
      if (settled !== null) await take({ row: read.row, events: read.events, settled, part: read.part })
    },
    finish: storeAll,
  }
}
