import type {
  AnswerKind,
  Cause,
  Day,
  EventType,
  JourneyFinding,
  JourneyRule,
  Spell,
} from '@hearback/contracts'
import { runningClocksOf } from './clocks/clocks-of.ts'
import { censors, type DatedFact } from './order.ts'
import type { Clock, ClockStop, Process, Signal } from './types.ts'

/** One clock in one journey. */
type Run = {
  clock: Clock
  /** The spell running now. */
  spell: Spell | null
  visits: number
  /** Started since the journey was last begun anew. */
  started: boolean
  /** What it measures happened before it started. */
  spoilt: boolean
  /** The last ending stopped it unanswered. */
  unanswered: boolean
  /** An ending stopped it before it was reached. */
  missed: boolean
}

/** The clocks of one journey: their spells, in the order they started, and what was found on the way. */
export type RunningClocks = {
  runs: Run[]
  listeners: Listeners
  stageSpell: Spell | null
  stageVisits: Map<string, number>
  spells: Spell[]
  findings: JourneyFinding[]
}

/** Which clocks (by place) start on, stop on and are spoilt by a signal. */
type Listener = { starts: number[]; stops: { clock: number; stop: ClockStop }[]; spoils: number[] }
type Listeners = { clocks: Clock[]; bySignal: Map<Signal, Listener> }

const compiled = new WeakMap<Process, Listeners>()

const listenersOf = (process: Process): Listeners => {
  const known = compiled.get(process)
  if (known !== undefined) return known
  const clocks = runningClocksOf(process)
  const bySignal = new Map<Signal, Listener>()
  const listener = (signal: Signal): Listener => {
    const found = bySignal.get(signal) ?? { starts: [], stops: [], spoils: [] }
    bySignal.set(signal, found)
    return found
  }
  for (const [place, clock] of clocks.entries()) {
    for (const signal of clock.starts) listener(signal).starts.push(place)
    for (const stop of clock.stops) listener(stop.on).stops.push({ clock: place, stop })
    for (const signal of clock.spoiltBy) listener(signal).spoils.push(place)
  }
  const made = { clocks, bySignal }
  compiled.set(process, made)
  return made
}

const atRest = (clock: Clock): Run => ({
  clock,
  spell: null,
  visits: 0,
  started: false,
  spoilt: false,
  unanswered: false,
  missed: false,
})

export const clocksAtRest = (process: Process): RunningClocks => {
  const listeners = listenersOf(process)
  return {
    runs: listeners.clocks.map(atRest),
    listeners,
    stageSpell: null,
    stageVisits: new Map(),
    spells: [],
    findings: [],
  }
}

export const find = (
  clocks: RunningClocks,
  rule: JourneyRule,
  clock: string | null,
  { day, type }: { day: Day; type: EventType },
): void => {
  clocks.findings.push({ rule, clock, day, eventType: type })
}

const begin = (clocks: RunningClocks, clock: string, visit: number, fact: DatedFact): Spell => {
  const spell: Spell = {
    clock,
    visit,
    enteredOn: fact.day,
    enteredAt: fact.instant,
    firstSeenOn: fact.day,
    exitedOn: null,
    exitedAt: null,
    cause: null,
    kind: null,
    observedThrough: null,
  }
  clocks.spells.push(spell)
  return spell
}

const finish = (spell: Spell, fact: DatedFact, cause: Cause, kind: AnswerKind | null): void => {
  spell.exitedOn = fact.day
  // On a day taken in the order of the catalogue instants may run the other way; then the hour of the exit is not known.
  const backwards = fact.instant !== null && spell.enteredAt !== null && fact.instant < spell.enteredAt
  spell.exitedAt = backwards ? null : fact.instant
  spell.cause = cause
  spell.kind = kind
}

const runAgain = (clocks: RunningClocks, run: Run, fact: DatedFact): void => {
  run.visits += 1
  run.started = true
  run.unanswered = false
  run.spell = begin(clocks, run.clock.id, run.visits, fact)
}

/** Stops the clocks that wait for the signal. */
export const stopOn = (
  clocks: RunningClocks,
  signal: Signal,
  fact: DatedFact,
  kind: AnswerKind | null,
): void => {
  const listener = clocks.listeners.bySignal.get(signal)
  if (listener === undefined) return
  for (const { clock, stop } of listener.stops) {
    const run = clocks.runs[clock]
    if (run?.spell) {
      finish(run.spell, fact, stop.cause, stop.cause === 'answered' && signal === 'word' ? kind : null)
      run.spell = null
    } else if (run?.missed) {
      run.missed = false
      find(clocks, 'reached_after_ending', run.clock.id, fact)
    }
  }
  for (const place of listener.spoils) {
    const run = clocks.runs[place]
    if (run && !run.started) run.spoilt = true
  }
}

const start = (clocks: RunningClocks, run: Run, fact: DatedFact, accepted: boolean): void => {
  const { clock } = run
  if (run.spell && clock.whileRunning === 'ignored') return
  if (clock.visits !== 'many' && run.started) return
  if (run.spoilt || (accepted && clock.idleAfterAcceptance)) {
    find(clocks, 'unusable', clock.id, fact)
    run.started = true
    // An answer spoils the offer it was given to, not the next one.
    if (clock.visits === 'many') run.spoilt = false
    return
  }
  if (run.spell) finish(run.spell, fact, 'another_round', null)
  runAgain(clocks, run, fact)
}

/** Starts the clocks that begin with the signal; `accepted`: an acceptance stands. */
export const startOn = (clocks: RunningClocks, signal: Signal, fact: DatedFact, accepted: boolean): void => {
  for (const place of clocks.listeners.bySignal.get(signal)?.starts ?? []) {
    const run = clocks.runs[place]
    if (run) start(clocks, run, fact, accepted)
  }
}

const leaveOpen = (clocks: RunningClocks, spell: Spell, fact: DatedFact): void => {
  spell.observedThrough = fact.day
  find(clocks, 'undated_end', spell.clock, fact)
}

/** Stops every clock beside the stages that still runs; an ending of unknown day censors them instead. */
export const endAll = (clocks: RunningClocks, fact: DatedFact, cause: Cause): void => {
  for (const run of clocks.runs) {
    if (run.spell === null) continue
    if (censors(fact)) leaveOpen(clocks, run.spell, fact)
    else finish(run.spell, fact, cause, null)
    run.spell = null
    run.unanswered = run.clock.rerunsOnReopening
    run.missed = run.clock.visits === 'one'
  }
}

/** A word came: whatever an ending had left unanswered is answered now. */
export const forgetUnanswered = (clocks: RunningClocks): void => {
  for (const run of clocks.runs) run.unanswered = false
}

/** The journey reopens: what the ending had stopped unanswered runs again. */
export const rerunUnanswered = (clocks: RunningClocks, fact: DatedFact): void => {
  for (const run of clocks.runs) {
    if (run.unanswered && run.spell === null) runAgain(clocks, run, fact)
  }
}

/** The journey is begun anew by a fact: clocks of one visit per opening may start again. */
export const beginAnew = (clocks: RunningClocks): void => {
  for (const run of clocks.runs) {
    if (run.clock.visits !== 'one_per_opening' || !run.started) continue
    run.started = false
    run.spoilt = false
  }
}

export const enterStage = (clocks: RunningClocks, stage: string, fact: DatedFact): void => {
  const visit = (clocks.stageVisits.get(stage) ?? 0) + 1
  clocks.stageVisits.set(stage, visit)
  clocks.stageSpell = begin(clocks, `stage:${stage}`, visit, fact)
}

export const leaveStage = (clocks: RunningClocks, fact: DatedFact, cause: Cause): void => {
  if (clocks.stageSpell === null) return
  if (censors(fact)) leaveOpen(clocks, clocks.stageSpell, fact)
  else finish(clocks.stageSpell, fact, cause, null)
  clocks.stageSpell = null
}
