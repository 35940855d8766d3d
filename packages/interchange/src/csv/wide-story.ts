import type { DayText, EventType } from '@hearback/contracts'
import type { Status } from './status-words.ts'
import { knownDay, type When } from './wide-cell.ts'
import type { RowFact, RowReading } from './wide-facts.ts'

const employersEndings: ReadonlySet<EventType> = new Set<EventType>(['candidate_rejected', 'journey_closed'])

/** From the least to the most final: a date of the outcome belongs to the most final status of its row. */
const finality: readonly EventType[] = [
  'employer_responded',
  'interview_scheduled',
  'offer_presented',
  'offer_accepted',
  'offer_declined',
  'offer_rescinded',
  'candidate_rejected',
  'candidate_withdrew',
  'journey_closed',
]

type Told = { status: Status & { event: EventType }; column: string }

const toldBy = (reading: RowReading): Told[] => {
  const told: Told[] = []
  for (const { status, column } of reading.statuses)
    if (status.event !== null && !told.some((known) => known.status.event === status.event))
      told.push({ status: { ...status, event: status.event }, column })
  return told.toSorted((a, b) => finality.indexOf(a.status.event) - finality.indexOf(b.status.event))
}

const knewAnInterview = (facts: readonly RowFact[], told: readonly Told[]): boolean =>
  told.some(({ status }) => status.event === 'interview_scheduled') ||
  facts.some(({ type }) => type === 'interview_held')

const isKnown = (facts: readonly RowFact[], type: EventType): boolean =>
  facts.some(
    (fact) => fact.type === type || (type === 'interview_scheduled' && fact.type === 'interview_held'),
  )

/** Whether a response can have been the invitation: the row knows of an interview, and of none dated before it. */
const canInvite = (facts: readonly RowFact[], when: When): boolean => {
  const day = knownDay(when)
  const held = facts.flatMap((fact) => (fact.type === 'interview_held' ? (knownDay(fact.when) ?? []) : []))
  return day === null || held.length === 0 || held.some((other) => other >= day)
}

const isSaid = (facts: readonly RowFact[], type: EventType, when: When): boolean =>
  facts.some((fact) => fact.type === type && knownDay(fact.when) === knownDay(when))

/** What the employer said in a response of that day, as far as the row tells; null when a fact says it already. */
const factOfResponse = (
  facts: readonly RowFact[],
  told: readonly Told[],
  when: When,
  column: string,
): RowFact | null => {
  const known = knewAnInterview(facts, told)
  if (known && canInvite(facts, when)) {
    const detail = told.find(({ status }) => status.event === 'interview_scheduled')?.status.detail ?? {}
    const type = 'interview_scheduled'
    return isSaid(facts, type, when) || (when === 'unknown' && isKnown(facts, type))
      ? null
      : { type, detail, when, column }
  }
  const ending = told.find(
    ({ status }) => employersEndings.has(status.event) && !isKnown(facts, status.event),
  )
  if (ending !== undefined)
    return { type: ending.status.event, detail: ending.status.detail, when, column: ending.column }
  return repeatsAnAnswer(facts, when) ? null : { type: 'employer_responded', detail: {}, when, column }
}

const undated = ({ when }: { when: When }): number => (when === 'unknown' ? 1 : 0)

/** Without the ticks that repeat a date: "Offer: yes" beside "Offer date". */
const withoutEchoes = (facts: readonly RowFact[]): RowFact[] =>
  facts.filter(
    (fact) =>
      fact.when !== 'unknown' ||
      !facts.some(
        (other) =>
          other.type === fact.type &&
          other.when !== 'unknown' &&
          (Object.keys(fact.detail).length === 0 ||
            JSON.stringify(other.detail) === JSON.stringify(fact.detail)),
      ),
  )

/** The facts of date columns and of statuses that give their own day. */
const datedFacts = (reading: RowReading): RowFact[] => {
  const facts = withoutEchoes(reading.facts)
  for (const { status, when, column } of reading.statuses)
    if (when !== null && status.event !== null && !isSaid(facts, status.event, when))
      facts.push({ type: status.event, detail: status.detail, when, column })
  return facts
}

/** The day of the last change, for the last thing that happened to the row: not when it lies before the application. */
const dayOfUpdate = ({ applied, updated }: RowReading): When | null => {
  const [day, first] = [knownDay(updated?.when ?? null), knownDay(applied)]
  return day === null || (first !== null && day < first) ? null : { day }
}

const addOutcome = (facts: RowFact[], { outcome, statuses }: RowReading, most: Told | undefined): void => {
  if (outcome === null) return
  if (statuses.length === 0) facts.push({ type: 'employer_responded', detail: {}, ...outcome })
  else if (most !== undefined && !isKnown(facts, most.status.event))
    facts.push({
      type: most.status.event,
      detail: most.status.detail,
      when: outcome.when,
      column: most.column,
    })
}

/**
 * The facts of a row from its date columns, its statuses and the dates that belong to a status.
 *
 * A date of the outcome is the day of the most final status, or of a word of unknown content when the row has no
 * status. A date of the first response is the day the employer first said something: an invitation if the row knows
 * of an interview since, else the rejection or closing it tells of (when that has no date of its own), else a word of
 * unknown content - also under "Ghosted", for a row with a response was answered. What a status tells without any
 * date happened, if it is the most final, on the day of the row's last change, which is a guess, and said as one
 * (`datedByUpdate`); else its day is not known. A status of silence is no event, whenever the row was changed.
 */
export const factsOf = (reading: RowReading): { facts: RowFact[]; datedByUpdate: boolean } => {
  const facts = datedFacts(reading)
  const told = toldBy(reading)
  const most = told.at(-1)
  addOutcome(facts, reading, most)
  for (const { when, column } of reading.responses.toSorted((a, b) => undated(a) - undated(b))) {
    const fact = factOfResponse(facts, told, when, column)
    if (fact !== null) facts.push(fact)
  }
  const changed = dayOfUpdate(reading)
  let datedByUpdate = false
  for (const { status, column } of told) {
    if (isKnown(facts, status.event)) continue
    const isDated = changed !== null && status === most?.status
    datedByUpdate ||= isDated
    const when = isDated ? changed : 'unknown'
    facts.push({ type: status.event, detail: status.detail, when, column })
  }
  return { facts, datedByUpdate }
}

/** A response dated on the day of the outcome, or not dated beside one, is the outcome itself. */
const repeatsAnAnswer = (facts: readonly RowFact[], when: When): boolean => {
  const day = knownDay(when)
  return facts.some(
    (fact) =>
      (fact.type === 'candidate_rejected' ||
        fact.type === 'employer_responded' ||
        fact.type.startsWith('offer_')) &&
      (day === null ? fact.when !== 'unknown' : knownDay(fact.when) === day),
  )
}

const employersWords: ReadonlySet<EventType> = new Set<EventType>([
  'recruiter_contacted',
  'interview_scheduled',
  'interview_held',
  'employer_responded',
  'candidate_rejected',
  'offer_presented',
  'offer_accepted',
  'offer_declined',
  'offer_rescinded',
])

/** The first dated word of the employer on or after a day. */
export const firstWordFrom = (
  facts: readonly RowFact[],
  day: DayText,
): { day: DayText; column: string } | null => {
  let first: { day: DayText; column: string } | null = null
  for (const fact of facts) {
    const said = knownDay(fact.when)
    if (said === null || said < day || !employersWords.has(fact.type)) continue
    if (first === null || said < first.day) first = { day: said, column: fact.column }
  }
  return first
}
