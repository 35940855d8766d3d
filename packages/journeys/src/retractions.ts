import type { Fact } from '@hearback/contracts'

type Retraction = { eventId: string; target: string }

/** Of facts with one event id the one recorded first is kept. */
const withoutDuplicates = (facts: readonly Fact[]): Map<string, Fact> => {
  const kept = new Map<string, Fact>()
  for (const fact of facts) {
    const known = kept.get(fact.eventId)
    if (known === undefined || fact.recordedAt < known.recordedAt) kept.set(fact.eventId, fact)
  }
  return kept
}

/** A retraction names another fact by its id; one that names none says nothing. */
const retractionsOf = (facts: ReadonlyMap<string, Fact>): Retraction[] => {
  const retractions: Retraction[] = []
  for (const { type, eventId, detail } of facts.values()) {
    const target = detail.event_id
    if (type === 'event_retracted' && target !== undefined) retractions.push({ eventId, target })
  }
  return retractions
}

/**
 * Which retractions hold: one holds once every retraction of it is itself void, and is void once one that holds names
 * it. Retractions of themselves, or of each other in a circle, are never settled and have no effect (Dung 1995, the
 * grounded extension), so the answer does not hang on which came first.
 */
const retractedBy = (retractions: readonly Retraction[]): Set<string> => {
  const byId = new Map(retractions.map((retraction) => [retraction.eventId, retraction]))
  const unsettled = new Map<string, number>()
  for (const { target } of retractions) unsettled.set(target, (unsettled.get(target) ?? 0) + 1)
  const holding = retractions.filter(({ eventId }) => !unsettled.has(eventId))
  const retracted = new Set<string>()
  for (let next = holding.pop(); next !== undefined; next = holding.pop()) {
    if (retracted.has(next.target)) continue
    retracted.add(next.target)
    const voided = byId.get(next.target)
    if (voided === undefined) continue
    const left = (unsettled.get(voided.target) ?? 0) - 1
    unsettled.set(voided.target, left)
    const freed = byId.get(voided.target)
    if (left === 0 && freed !== undefined && !retracted.has(freed.eventId)) holding.push(freed)
  }
  return retracted
}

/** The facts that hold: each event id once, and none that a standing retraction names. */
export const withoutRetracted = (facts: readonly Fact[]): Fact[] => {
  const kept = withoutDuplicates(facts)
  const retractions = retractionsOf(kept)
  if (retractions.length === 0) return [...kept.values()]
  const retracted = retractedBy(retractions)
  return [...kept.values()].filter(({ eventId }) => !retracted.has(eventId))
}
