import type {
  Attributes,
  Day,
  Fact,
  FoldedJourney,
  JourneyFinding,
  JourneyMeasure,
  Spell,
} from '@hearback/contracts'

const byDay = (a: Fact, b: Fact): number => (a.day ?? 0) - (b.day ?? 0) || (a.eventId < b.eventId ? -1 : 1)

/** What is known of when: the first day and the last. */
const extent = (days: readonly Day[]) => ({
  firstDay: days.length === 0 ? null : Math.min(...days),
  lastDay: days.length === 0 ? null : Math.max(...days),
})

const spellOf = (
  clock: string,
  visit: number,
  start: Fact,
  end: Fact | undefined,
  through: Day | null,
): Spell => ({
  clock,
  visit,
  enteredOn: start.day ?? 0,
  enteredAt: start.instant,
  firstSeenOn: start.day ?? 0,
  exitedOn: end?.day ?? null,
  exitedAt: end?.instant ?? null,
  cause: end === undefined ? null : 'answered',
  kind: end === undefined ? null : end.type === 'candidate_rejected' ? 'rejected' : 'told',
  observedThrough: through,
})

/** Every follow-up starts a visit of the clock, the next word ends it: enough for spells to come, go and change. */
const spellsOf = (facts: readonly Fact[], through: Day | null): Spell[] => {
  const spells: Spell[] = []
  let start: Fact | undefined
  for (const fact of facts) {
    if (fact.type === 'follow_up_sent') start ??= fact
    if (start === undefined || (fact.type !== 'employer_responded' && fact.type !== 'candidate_rejected'))
      continue
    spells.push(spellOf('response:follow_up', spells.length + 1, start, fact, through))
    start = undefined
  }
  if (start !== undefined)
    spells.push(spellOf('response:follow_up', spells.length + 1, start, undefined, through))
  return spells
}

/** Each day of the journey is in force until the next one: enough for measures to come, go and change. */
const measuresOf = (days: readonly Day[]): JourneyMeasure[] => {
  const distinct = [...new Set(days)]
  return distinct.map((day, place) => ({
    expectation: 'X06',
    visit: 1,
    anchoredOn: distinct[0] ?? day,
    from: day,
    until: distinct[place + 1] ?? null,
    outcome: place === 0 ? 'pending' : 'kept',
    value: place === 0 ? null : day + 0.5,
  }))
}

/**
 * A fold small enough to be seen through, for tests of what is done with a fold: retractions, facts out of order,
 * observation, attributes, several visits. Throws on a journey in which a separation was withdrawn.
 */
export const plainFold = (_workspaceId: number, facts: readonly Fact[]): FoldedJourney => {
  if (facts.some(({ type }) => type === 'separation_withdrawn'))
    throw new TypeError('a name that must not be kept')
  const retracted = new Set(
    facts.flatMap(({ type, detail }) => (type === 'event_retracted' ? [detail.event_id] : [])),
  )
  const standing = facts.filter(({ eventId }) => !retracted.has(eventId))
  const dated = standing.filter(({ day }) => day !== null).toSorted(byDay)
  const observed = dated.findLast(({ type }) => type === 'journey_observed')
  const through = observed?.day ?? null
  const undated = standing.filter(({ day, type }) => day === null && type !== 'event_retracted')
  const finding: JourneyFinding[] = undated.toSorted(byDay).map(({ type }) => ({
    rule: 'unknown_day',
    clock: null,
    day: 0,
    eventType: type,
  }))
  return {
    process: facts.map(({ process }) => process).toSorted()[0] ?? 'hiring',
    stage: dated.at(-1)?.type ?? null,
    stageSince: dated.at(-1)?.day ?? null,
    ended: dated.some(({ type }) => type === 'candidate_rejected') ? 'rejected' : null,
    ...extent(dated.map(({ day }) => day ?? 0)),
    observedFrom: null,
    observedThrough: through,
    observedStated: observed !== undefined,
    inclusion: 'prospective',
    contributor:
      standing
        .map(({ contributor }) => contributor ?? '')
        .toSorted()
        .at(-1) || null,
    attributes: Object.assign({}, ...dated.map(({ attributes }) => attributes)) satisfies Attributes,
    spells: spellsOf(dated, through),
    findings: finding,
    measures: measuresOf(dated.map(({ day }) => day ?? 0)),
  }
}
