import type {
  AnswerKind,
  Attributes,
  Cause,
  Day,
  Fact,
  FoldedJourney,
  JourneyFinding,
  Spell,
} from '@hearback/contracts'
import { knownThrough, measure } from './expectations/measuring.ts'
import { fallDue, promiseAfter } from './expectations/promises.ts'
import { beginJourney, type Journey, meansSomethingTo } from './journey.ts'
import { meaningOfLabel } from './labels.ts'
import { endingBy, placeInOrder } from './matchers.ts'
import { follow, type Move, moveBy } from './moves.ts'
import { type Observation, observationOf } from './observation.ts'
import { censors, type DatedFact } from './order.ts'
import type { Reading } from './place.ts'
import { type Resolved, resolveJourney } from './resolve.ts'
import {
  endAll,
  find,
  forgetUnanswered,
  leaveStage,
  rerunUnanswered,
  startOn,
  stopOn,
} from './running-clocks.ts'
import type { Ending, Process, Stage } from './types.ts'
import { wordOf } from './words.ts'

const stageNamed = (process: Process, { label }: Reading): Stage | null =>
  label?.means === 'stage' ? (process.stages.find(({ id }) => id === label.stage) ?? null) : null

const read = (journey: Journey, fact: DatedFact): Reading => {
  const label = fact.type === 'stage_entered' ? meaningOfLabel(journey.process, fact.detail.stage) : null
  const acceptance = fact.type === 'offer_accepted' || label?.means === 'hired'
  const answersOffer = acceptance || fact.type === 'offer_declined' || fact.type === 'offer_countered'
  return { fact, label, acceptance, impliesOffer: answersOffer && !journey.offerKnown }
}

/** A hired label ends what an acceptance ends. */
const endingOf = (process: Process, { fact, acceptance }: Reading): Ending | null =>
  endingBy(process, fact) ??
  (acceptance ? (process.endings.find(({ by }) => by.type === 'offer_accepted') ?? null) : null)

/** Is the ending already in force superseded? The first counts, but coming to the aim of the process outdoes giving up. */
const supersedes = (later: Ending, earlier: Ending | null): boolean =>
  earlier === null || !earlier.stopsClocks || (earlier.reopenedBy === null && later.reopenedBy !== null)

const end = (journey: Journey, fact: DatedFact, ending: Ending, stageCause: Cause): void => {
  leaveStage(journey.clocks, fact, stageCause)
  if (ending.stopsClocks) {
    endAll(journey.clocks, fact, ending.cause)
    journey.promised = null
  }
  journey.stage = null
  journey.stageSince = null
  if (supersedes(ending, journey.ending)) journey.ending = ending
}

/** A recruiter's approach is a word, but no response to anything. */
const isApproach = ({ fact, label }: Reading): boolean =>
  fact.type === 'recruiter_contacted' || (label?.means === 'stage' && label.stage === 'recruiter_contact')

/** Stops the clocks that waited for what the fact amounts to. */
const announce = (journey: Journey, reading: Reading, word: AnswerKind | null): void => {
  const { clocks, process } = journey
  const { fact } = reading
  const reaches = stageNamed(process, reading)?.reaches ?? null
  if (word !== null) stopOn(clocks, 'word', fact, word)
  if (word !== null && !isApproach(reading)) stopOn(clocks, 'response', fact, null)
  stopOn(clocks, fact.type, fact, null)
  if (fact.type === 'interview_held' || reaches === 'interview') stopOn(clocks, 'interview', fact, null)
  const offered = fact.type === 'offer_presented' || reading.impliesOffer || reaches === 'offer'
  if (offered) stopOn(clocks, 'offer', fact, null)
  if (reading.impliesOffer) stopOn(clocks, 'implied_offer', fact, null)
  if (reading.impliesOffer) find(clocks, 'implied', null, fact)
  if (reading.acceptance) stopOn(clocks, 'acceptance', fact, null)
  if (offered) journey.offerKnown = true
}

/** An acceptance stands until the journey is put back to its offer or before; whoever started work had accepted. */
const noteAcceptance = (journey: Journey, reading: Reading): void => {
  const { process } = journey
  if (reading.acceptance || reading.fact.type === 'work_started') journey.accepted = true
  else if (
    reading.label?.means === 'stage' &&
    placeInOrder(process, reading.label.stage) <= placeInOrder(process, process.offerStage)
  )
    journey.accepted = false
}

/** Word keeps a promise, and an ended journey promises nothing. */
const notePromise = (journey: Journey, fact: DatedFact, word: AnswerKind | null): void => {
  if (word !== null) journey.promised = null
  else if (fact.type === 'next_steps_told' && !journey.ending?.stopsClocks)
    journey.promised = promiseAfter(fact, journey.promised)
}

const movedForward = (journey: Journey, reading: Reading, move: Move | null): boolean =>
  reading.label?.means === 'hired' ? !journey.accepted : move !== null && move.cause !== 'moved_back'

/**
 * An ending of unknown day answers and reaches nothing: it tells that the waits had ended by a day not known, so that
 * they are known to have run until the one it is dated on, and no longer.
 */
const censor = (journey: Journey, fact: DatedFact): void => {
  const ending = endingBy(journey.process, fact)
  if (ending !== null) end(journey, fact, ending, ending.stageCause)
}

/** Takes the next fact: first what waited for it stops, then the ending or the move, then what it starts. */
const step = (journey: Journey, fact: DatedFact): void => {
  if (censors(fact)) return censor(journey, fact)
  const { clocks, process } = journey
  const reading = read(journey, fact)
  const hadOpenInterview = journey.open.length > 0
  const ending = endingOf(process, reading)
  const move = moveBy(journey, reading, ending !== null)
  const word = wordOf(reading, {
    process,
    hadOpenInterview,
    movedForward: movedForward(journey, reading, move),
  })
  // A label that leaves the journey where it is was already told of.
  if (reading.label?.means === 'unknown' && (move !== null || journey.ending !== null))
    find(clocks, 'unknown_stage', `stage:${reading.label.stage}`, fact)
  announce(journey, reading, word)
  // Answering an offer means having reached it: the stage before it was passed.
  if (ending !== null) end(journey, fact, ending, reading.impliesOffer ? 'advanced' : ending.stageCause)
  else if (move !== null) follow(journey, reading, move)
  startOn(clocks, fact.type, fact, journey.accepted)
  noteAcceptance(journey, reading)
  notePromise(journey, fact, word)
  if (word !== null) forgetUnanswered(clocks)
  else if (move?.reopened) rerunUnanswered(clocks, fact)
}

const mergedAttributes = (resolved: Resolved): Attributes => {
  const merged: Attributes = {}
  const { ofUnknownDay, observations, dated, corrections } = resolved
  for (const facts of [ofUnknownDay, observations, dated, corrections])
    for (const { attributes } of facts) for (const name in attributes) merged[name] = attributes[name] ?? ''
  return merged
}

const firstContributor = ({ dated, ofUnknownDay, observations, corrections }: Resolved): string | null => {
  for (const facts of [dated, ofUnknownDay, observations, corrections])
    for (const { contributor } of facts) if (contributor !== null) return contributor
  return null
}

/** Facts of unknown day are known of from the start of the journey on; without any start, from when they were recorded. */
const unknownDays = (facts: readonly Fact[], process: Process, firstDay: Day | null): JourneyFinding[] =>
  facts
    .filter(({ type }) => meansSomethingTo(process, type))
    .map(({ type, recordedAt }) => ({
      rule: 'unknown_day',
      clock: null,
      day: firstDay ?? Math.floor(recordedAt / 86_400_000),
      eventType: type,
    }))

/**
 * Says of each spell when it was first seen and, where nothing nearer is known, until when. A wait that was to begin
 * after the journey was last watched is not known to have begun.
 */
const observedSpells = ({ clocks }: Journey, { from, through }: Observation): Spell[] => {
  for (const spell of clocks.spells) {
    if (from !== null && from > spell.enteredOn) spell.firstSeenOn = from
    spell.observedThrough ??= through
  }
  return through === null ? clocks.spells : clocks.spells.filter(({ enteredOn }) => enteredOn <= through)
}

/** Passes over the facts in order; gives the first day and the last of those that mean something to the process. */
const takeAll = (
  journey: Journey,
  facts: readonly DatedFact[],
): Pick<FoldedJourney, 'firstDay' | 'lastDay'> => {
  let firstDay: Day | null = null
  let lastDay: Day | null = null
  for (const fact of facts) {
    if (!meansSomethingTo(journey.process, fact.type)) continue
    firstDay ??= fact.day
    lastDay = fact.day
    journey.promised = fallDue(journey.clocks, journey.promised, fact.day)
    step(journey, fact)
    measure(journey.measuring, fact)
  }
  fallDue(journey.clocks, journey.promised, null)
  return { firstDay, lastDay }
}

/**
 * Folds the facts of one journey, in any order of arrival, into its spells: one forward pass over the facts that hold,
 * so that what the journey is on a day follows from the facts dated up to it. What only the passing of time brings (a
 * promised day, the end of a window) is told ahead, for the day it comes unless a fact comes first. Days are whole days since 1970-01-01.
 * Event types that mean nothing to the process are passed over. Total: it throws on no sequence of facts.
 */
export const fold = (facts: readonly Fact[], process: Process): FoldedJourney => {
  const resolved = resolveJourney(facts)
  const journey = beginJourney(process)
  const { firstDay, lastDay } = takeAll(journey, resolved.dated)
  const observation = observationOf(resolved.observations, lastDay)
  return {
    process: process.id,
    stage: journey.stage,
    stageSince: journey.stageSince,
    ended: journey.ending?.cause ?? null,
    firstDay,
    lastDay,
    observedFrom: observation.from,
    observedThrough: observation.through,
    observedStated: observation.stated,
    inclusion: observation.inclusion,
    contributor: firstContributor(resolved),
    attributes: mergedAttributes(resolved),
    spells: observedSpells(journey, observation),
    findings: [...journey.clocks.findings, ...unknownDays(resolved.ofUnknownDay, process, firstDay)],
    measures: knownThrough(journey.measuring.measures, observation.through),
  }
}
