import { dayOfInstant, textFromDay } from '@hearback/contracts'
import type { Appender, NewEvent } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'
import { columnAt, type Finding, type ReadFileOptions, readFile } from '@hearback/interchange'
import type { Intake } from '../intake/intake.ts'
import { openTally, type Tally } from '../intake/tally.ts'
import type { SigningSystem } from './signatures.ts'

type Context = { intake: Intake; append: Appender['append']; now: number }

/** A delivery that was signed; `id` is the sender's own of it, if it has one. */
type Signed = { system: SigningSystem; bytes: Buffer; id: string | null }

export type StoredDelivery = { tally: Tally; findings: Finding[] }

const optionsOf = ({ intake, now }: Context): ReadFileOptions => {
  const { kind, timeZone } = intake.workspace
  const today = textFromDay(dayOfInstant(now, timeZone))
  const community = kind === 'community' ? { daysIn: timeZone } : {}
  return { ...intake.reading, ...community, today, observedThrough: today, process: 'hiring' }
}

/**
 * Stores what a delivery tells. Its events are known by the delivery's own id where it has one, else by their
 * content: a delivery repeated adds nothing. Nothing is said of how long its journey was watched, which is from now on.
 */
export const storeDelivery = async (
  { system, bytes, id }: Signed,
  context: Context,
): Promise<StoredDelivery> => {
  const { intake, append } = context
  const stored: StoredDelivery = { tally: openTally(), findings: [] }
  const contributor = intake.pseudonyms.contributor(`webhook:${system}`)
  const events: NewEvent[] = []
  const open = async function* () {
    yield bytes
  }
  for await (const item of readFile({ open, format: system, options: optionsOf(context) })) {
    if (item.kind === 'unreadable')
      throw new ProblemError({ status: 400, code: item.code, detail: item.message })
    if (item.kind === 'finding') stored.findings.push(item)
    if (item.kind === 'dropped') stored.tally.noteDropped(item.names)
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
  return stored
}
