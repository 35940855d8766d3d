import type { Labels } from '@hearback/access'
import { dayOfInstant, textFromDay } from '@hearback/contracts'
import type { Appender, NewEvent } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'
import { columnAt, type Finding, type ReadFileOptions, readFile } from '@hearback/interchange'
import type { Intake } from '../intake/intake.ts'
import { openTally, type Tally } from '../intake/tally.ts'
import type { SigningSystem } from './signatures.ts'

type Context = {
  intake: Intake
  append: Appender['append']
  now: number
  /** What labels mean to the workspace itself. */
  labels: Labels
  /** Erases a journey by its pseudonym: how many events were overwritten, and a token of it. */
  erase: (journeyId: string) => Promise<{ erased: number; token: string }>
}

/** A delivery that was signed; `id` is the sender's own of it, if it has one. */
type Signed = { system: SigningSystem; bytes: Buffer; id: string | null }

export type StoredDelivery = { tally: Tally; findings: Finding[]; erased: number; token: string }

const optionsOf = ({ intake, now, labels }: Context): ReadFileOptions => {
  const { kind, timeZone } = intake.workspace
  const today = textFromDay(dayOfInstant(now, timeZone))
  const community = kind === 'community' ? { daysIn: timeZone } : {}
  return { ...intake.reading, ...community, today, observedThrough: today, process: 'hiring', labels }
}

/**
 * Stores what a delivery tells. Its events are known by the delivery's own id where it has one, else by their
 * content: a delivery repeated adds nothing. A journey that the sender has deleted is erased. Nothing is said of how
 * long its journey was watched, which is from now on.
 */
export const storeDelivery = async (
  { system, bytes, id }: Signed,
  context: Context,
): Promise<StoredDelivery> => {
  const { intake, append } = context
  const stored: StoredDelivery = { tally: openTally(), findings: [], erased: 0, token: '' }
  const contributor = intake.pseudonyms.contributor(`webhook:${system}`)
  const events: NewEvent[] = []
  const erasures: string[] = []
  const open = async function* () {
    yield bytes
  }
  for await (const item of readFile({ open, format: system, options: optionsOf(context) })) {
    if (item.kind === 'unreadable')
      throw new ProblemError({ status: 400, code: item.code, detail: item.message })
    if (item.kind === 'finding') stored.findings.push(item)
    if (item.kind === 'dropped') stored.tally.noteDropped(item.names)
    // Lever signs no body: what its deliveries ask for is found, and never erased by them.
    if (item.kind === 'erasure' && system === 'greenhouse') erasures.push(item.journeyId)
    if (item.kind !== 'event' && item.kind !== 'journey') continue
    for (const [at, event] of item.events.entries()) {
      if (event.type === 'journey_observed') continue
      const named = id === null ? event : { ...event, event_id: `${system}:${id}:${events.length}` }
      const taken = await intake.take({ event: named, dropped: [] }, contributor)
      if ('faults' in taken)
        stored.tally.noteRefused(
          taken.faults.map((fault) => ({
            ...fault,
            pointer: columnAt(item.places, fault.pointer ?? '', at) ?? '',
          })),
        )
      else events.push(taken.event)
    }
  }
  if (events.length > 0) stored.tally.noteStored(await append(events), (index) => ({ pointer: `/${index}` }))
  stored.token = stored.tally.token()
  await eraseDeleted(context, erasures, stored)
  return stored
}

/** Erases the journeys that the sender has deleted, and counts what was erased. */
const eraseDeleted = async (
  { intake, erase }: Context,
  erasures: readonly string[],
  stored: StoredDelivery,
): Promise<void> => {
  for (const journey of erasures) {
    const { erased, token } = await erase(intake.pseudonyms.journey(journey))
    stored.erased += erased
    stored.token = token
  }
}
