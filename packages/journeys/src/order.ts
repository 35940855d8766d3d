import { catalogueOrder, type Day, type Fact } from '@hearback/contracts'

/** A fact taken on a day: its own, or for an ending of unknown day the first possible one. */
export type DatedFact = Fact & { day: Day }

/** Stands for "no last possible day" in a fact whose day is not known. */
export const noLastDay: Day = Number.MAX_SAFE_INTEGER

/** Of a dated fact: is it an ending whose day is not known? It tells that the waits ended, not when: they are censored. */
export const censors = (fact: DatedFact): boolean => fact.latestDay !== null && fact.latestDay > fact.day

const placeOf = (fact: Fact): number => catalogueOrder.get(fact.type) ?? catalogueOrder.size

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const noRound = Number.MAX_SAFE_INTEGER

/** Where in a journey interviews of one day stand: by round, and a screening before what it screens for. */
const byInterview = ({ detail: one }: Fact, { detail: other }: Fact): number =>
  (one.round ?? noRound) - (other.round ?? noRound) ||
  Number(one.kind !== 'screening') - Number(other.kind !== 'screening')

/** Event ids are pseudonyms here: they make the order the same every time, but tell nothing of what came first. */
const byCatalogue = (one: DatedFact, other: DatedFact): number =>
  Number(censors(one)) - Number(censors(other)) ||
  placeOf(one) - placeOf(other) ||
  byInterview(one, other) ||
  byText(one.eventId, other.eventId)

/** Only called for facts of a day that all have an instant. */
const byInstant = (one: DatedFact, other: DatedFact): number =>
  (one.instant ?? 0) - (other.instant ?? 0) || byCatalogue(one, other)

/** A censoring ending has no instant worth comparing and is last in any case. */
const hasOrder = (fact: DatedFact): boolean => censors(fact) || fact.instant !== null

/**
 * The facts in the order they are taken: by day; within a day by instant when every fact of the day has one, else by
 * the catalogue, interviews of one type by round and screenings first; then by event id. Endings whose day is not known come last in theirs.
 */
export const inOrder = (facts: readonly DatedFact[]): DatedFact[] => {
  const ordered = facts.toSorted((one, other) => one.day - other.day || byCatalogue(one, other))
  let start = 0
  for (let next = 1; next <= ordered.length; next += 1) {
    if (ordered[next]?.day === ordered[start]?.day && next < ordered.length) continue
    if (next - start > 1) orderDayByInstant(ordered, start, next)
    start = next
  }
  return ordered
}

const orderDayByInstant = (ordered: DatedFact[], start: number, end: number): void => {
  const day = ordered.slice(start, end)
  if (!day.every(hasOrder)) return
  const timed = day.filter((fact) => !censors(fact)).toSorted(byInstant)
  for (const [index, fact] of timed.entries()) ordered[start + index] = fact
}
