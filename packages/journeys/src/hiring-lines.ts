import type { Fact } from '@hearback/contracts'
import { areCleared, type BackgroundChecks, forgetChecks, noChecks, takeCheck } from './background-checks.ts'
import { isScreening, type OpenInterview } from './interviews.ts'
import type { MakePlace, Reading } from './place.ts'

/**
 * The lines of the hiring process, last to first as they are tried: the stage is the first line that fits. An
 * acceptance without a check or an onboarding is a line too, but no stage: nothing owed is recorded.
 *
 * A further interview scheduled is tried before one held, though interviewing comes before deliberation in the
 * order of stages: whoever is awaited at an interview is not being decided on.
 */
const lines = [
  'onboarding',
  'background_check',
  'accepted',
  'offer',
  'interviewing',
  'deliberation',
  'screening',
  'recruiter_contact',
  'applied',
] as const

type Line = (typeof lines)[number]

const isLine = (stage: string): stage is Line => lines.some((line) => line === stage)

type Evidence = {
  fitting: Set<Line>
  open: OpenInterview[]
  checks: BackgroundChecks
  /** After acceptance, every kind of check started is passed. */
  cleared: boolean
  /** A stage of another system we do not know, and the line directly below it (null: it is below all). */
  unknown: { stage: string; above: Line | null } | null
}

const holdsStage = (interview: OpenInterview): boolean => interview.holdsStage && !isScreening(interview.kind)

const fits = (evidence: Evidence, line: Line): boolean =>
  evidence.fitting.has(line) ||
  (line === 'interviewing' && evidence.open.some(holdsStage)) ||
  (line === 'onboarding' && evidence.cleared)

/** The first line that fits, and the stage it is. */
const firstFitting = (evidence: Evidence): { line: Line | null; stage: string | null } => {
  for (const line of lines) {
    if (line === evidence.unknown?.above) return { line, stage: evidence.unknown.stage }
    if (fits(evidence, line)) return { line, stage: line === 'accepted' ? null : line }
  }
  return { line: null, stage: evidence.unknown?.stage ?? null }
}

/** Takes away what speaks for the lines tried before `line` (all of them for null). */
const clearAbove = (evidence: Evidence, line: Line | null): void => {
  for (const later of lines) {
    if (later === line) return
    evidence.fitting.delete(later)
    if (later === 'interviewing') for (const interview of evidence.open) interview.holdsStage = false
    if (later === 'onboarding') {
      forgetChecks(evidence.checks)
      evidence.cleared = false
    }
  }
}

/**
 * A label overrides the lines until a fact enters a later stage: what spoke for later lines is taken away, and the
 * label speaks for its own. A cancellation then falls back to the stage named, not behind it.
 */
const enterLine = (evidence: Evidence, line: Line): void => {
  clearAbove(evidence, line)
  evidence.unknown = null
  evidence.fitting.add(line)
}

/**
 * A stage we do not know stands directly above the line held when it is entered. Above interviewing or deliberation it
 * stands above neither: those two follow each other in both directions, and a further interview leaves it.
 */
const enterUnknown = (evidence: Evidence, stage: string): void => {
  const { line } = firstFitting(evidence)
  if (line !== 'interviewing' && line !== 'deliberation') {
    evidence.unknown = { stage, above: line }
    return
  }
  clearAbove(evidence, 'screening')
  evidence.unknown = { stage, above: 'screening' }
}

const takeLabel = (evidence: Evidence, label: NonNullable<Reading['label']>): void => {
  if (label.means === 'hired') enterLine(evidence, 'accepted')
  else if (label.means === 'unknown') enterUnknown(evidence, label.stage)
  else if (isLine(label.stage)) enterLine(evidence, label.stage)
}

const takeInterview = (evidence: Evidence, fact: Fact): void => {
  if (isScreening(fact.detail.kind)) evidence.fitting.add('screening')
  else if (fact.type === 'interview_held') {
    evidence.fitting.add('deliberation')
    // The label said an interview was ahead; now it is behind. Others scheduled still hold the stage.
    evidence.fitting.delete('interviewing')
  }
}

/** A check begun before the acceptance is a fact without a stage; but what it found counts. */
const takeCheckFact = (evidence: Evidence, fact: Fact): void => {
  takeCheck(evidence.checks, fact)
  if (!evidence.fitting.has('accepted')) return
  if (fact.type === 'background_check_started') evidence.fitting.add('background_check')
  evidence.cleared = areCleared(evidence.checks)
}

const take = (evidence: Evidence, reading: Reading): void => {
  const { fact, label } = reading
  if (label !== null) takeLabel(evidence, label)
  if (reading.acceptance) evidence.fitting.add('accepted')
  if (reading.impliesOffer) evidence.fitting.add('offer')
  switch (fact.type) {
    case 'application_submitted':
      evidence.fitting.add('applied').delete('recruiter_contact')
      break
    case 'referred':
      evidence.fitting.add('applied')
      break
    case 'recruiter_contacted':
      evidence.fitting.add('recruiter_contact')
      break
    case 'candidate_replied':
      evidence.fitting.add('screening')
      break
    case 'interview_scheduled':
    case 'interview_held':
      takeInterview(evidence, fact)
      break
    case 'offer_presented':
      evidence.fitting.add('offer')
      break
    case 'background_check_started':
    case 'background_check_passed':
      takeCheckFact(evidence, fact)
      break
    case 'onboarding_started':
      if (evidence.fitting.has('accepted')) evidence.fitting.add('onboarding')
  }
}

/** The rule of the hiring process: the first line that fits the facts taken so far. */
export const hiringLines: MakePlace = (_process, open) => {
  const evidence: Evidence = {
    fitting: new Set(),
    open,
    checks: noChecks(),
    cleared: false,
    unknown: null,
  }
  return {
    take: (reading) => take(evidence, reading),
    forget: () => {
      clearAbove(evidence, null)
      evidence.unknown = null
    },
    stage: () => firstFitting(evidence).stage,
  }
}
