import { textFromDay } from '@hearback/contracts'
import { drawWait } from './chance.ts'
import type { Script } from './script.ts'
import {
  applicationOutcomeNames,
  applicationOutcomes,
  type Employer,
  shares,
  slowed,
  waits,
} from './truth.ts'

/** The whole of one hiring journey, as it would end if nobody stopped watching. */
export const writeHiring = (script: Script, employer: Employer, source: string): void => {
  const { chance } = script
  if (source === 'recruiter') {
    script.add('recruiter_contacted', { channel: 'phone' })
    script.after(waits.step)
  }
  if (source === 'referral') script.add('referred')
  script.add('application_submitted')
  if (chance.happens(0.01)) mistakenRejection(script)
  afterApplication(script, employer)
}

/** Entered by mistake and retracted on the same day: must change nothing. */
const mistakenRejection = (script: Script) => {
  script.facts.push({ type: 'candidate_rejected', day: script.day, eventId: 'mistaken' })
  script.add('event_retracted', { event_id: 'mistaken', reason: 'entered_by_mistake' })
}

const afterApplication = (script: Script, employer: Employer) => {
  const outcomes = applicationOutcomes(employer)
  const outcome = script.chance.pick(
    [...applicationOutcomeNames, 'silent'] as const,
    leavingTheRest(applicationOutcomeNames.map((name) => outcomes[name].probability)),
  )
  const answeredOn =
    outcome === 'silent' ? null : script.day + drawWait(script.chance, outcomes[outcome].wait)
  followUp(script, answeredOn)
  if (answeredOn === null) return
  script.day = answeredOn
  if (outcome === 'told') script.add('employer_responded')
  if (outcome === 'closed') script.add('journey_closed', { reason: 'hiring_freeze' })
  if (outcome === 'withdrawn') script.add('candidate_withdrew')
  if (outcome === 'rejected') rejectedAndSometimesReopened(script, employer)
  if (outcome === 'invited') screening(script, employer)
}

/** A third ask again after ten days without a word; it changes nothing about what follows. */
const followUp = (script: Script, answeredOn: number | null) => {
  const asksOn = script.day + 10
  if ((answeredOn !== null && answeredOn <= asksOn) || !script.chance.happens(0.33)) return
  script.facts.push({ type: 'follow_up_sent', day: asksOn })
}

const rejectedAndSometimesReopened = (script: Script, employer: Employer) => {
  script.add('candidate_rejected')
  if (!script.chance.happens(0.02)) return
  script.after(waits.step)
  script.add('journey_reopened')
  script.after(waits.step)
  screening(script, employer)
}

const screening = (script: Script, employer: Employer) => {
  const { chance } = script
  if (chance.happens(0.4)) {
    script.add('recruiter_contacted', { channel: 'phone' })
    script.day += chance.happens(0.5) ? 0 : 1
    script.add('candidate_replied')
  }
  const interview = { kind: 'screening', round: 1, channel: 'phone' }
  script.add('interview_scheduled', interview)
  script.after(waits.interviewSoon)
  if (chance.happens(0.08)) {
    script.add('interview_cancelled', interview)
    script.add('interview_scheduled', interview)
    script.after(waits.interviewSoon)
  }
  script.add('interview_held', { ...interview, duration_minutes: chance.pick([20, 25, 30, 30, 45]) })
  courtesies(script)
  const next = chance.pick(
    ['advance', 'reject', 'silent'] as const,
    leavingTheRest(Object.values(shares.screening)),
  )
  if (next === 'silent') return
  script.after(slowed(next === 'advance' ? waits.decisionAdvance : waits.decisionReject, employer.pace))
  if (next === 'reject') script.add('decision_notified', { decision: 'reject' })
  else interviewRound(script, employer, 2)
}

/** The probabilities given, and what they leave to 1. */
const leavingTheRest = (known: readonly number[]): number[] => [
  ...known,
  1 - known.reduce((sum, probability) => sum + probability, 0),
]

/** What candidates do after an interview; none of it is a word from the employer. */
const courtesies = (script: Script) => {
  const { chance, day, facts } = script
  if (chance.happens(0.4)) facts.push({ type: 'thank_you_sent', day: day + (chance.happens(0.6) ? 0 : 1) })
  if (chance.happens(0.2)) script.add('next_steps_told', { expected_by: textFromDay(day + 14) })
}

const interviewRound = (script: Script, employer: Employer, round: number) => {
  const { chance } = script
  const interview = {
    kind: round === 2 ? 'technical' : chance.pick(['panel', 'onsite', 'hiring_manager']),
    round,
    channel: 'video',
  }
  // One employer's timelines come from a tracking system that only says which stage was entered.
  if (employer.name === 'Greywick Games') script.add('stage_entered', { stage: 'Technical Interview' })
  script.add('interview_scheduled', interview)
  script.after(waits.interviewSoon)
  script.add('interview_held', { ...interview, duration_minutes: chance.pick([45, 60, 60, 90]) })
  courtesies(script)
  if (chance.happens(0.3)) script.add('interviewer_feedback_submitted', { round })
  const next = chance.pick(
    ['anotherRound', 'offer', 'reject', 'silent'] as const,
    leavingTheRest(Object.values(shares.technical)),
  )
  if (next === 'silent') return silentAfterInterview(script)
  if (chance.happens(0.3)) script.add('debrief_held', { round })
  const wait =
    next === 'offer' ? waits.offer : next === 'reject' ? waits.decisionReject : waits.decisionAdvance
  script.after(slowed(wait, employer.pace))
  if (next === 'anotherRound' && round < 5) return interviewRound(script, employer, round + 1)
  if (next === 'offer') return decidedForOffer(script)
  if (chance.happens(0.2)) script.add('feedback_received', { tone: 'negative' })
  script.add('candidate_rejected')
}

const silentAfterInterview = (script: Script) => {
  if (!script.chance.happens(0.4)) return
  script.facts.push({ type: 'feedback_requested', day: script.day + 12 })
}

const decidedForOffer = (script: Script) => {
  if (script.chance.happens(0.3)) script.add('committee_review_started')
  script.add('decision_made', { decision: 'offer' })
  script.add('decision_notified', { decision: 'offer' })
  offer(script, 1)
}

/** Every version of an offer is answered by the same law, so that all visits of its clock are alike. */
export const offer = (script: Script, version: number): void => {
  const { chance } = script
  script.add('offer_presented', { version, form: version === 1 ? 'verbal' : 'written', final: version > 1 })
  const answers = ['accepted', 'declined', 'countered', 'rescinded', 'silent'] as const
  const answer = chance.pick(answers, leavingTheRest(Object.values(shares.offer)))
  if (chance.happens(0.15)) script.add('decision_time_requested')
  if (answer === 'silent') return
  script.after(waits.offerAnswer)
  if (answer === 'accepted') accepted(script)
  if (answer === 'declined') script.add('offer_declined')
  if (answer === 'rescinded') script.add('offer_rescinded')
  if (answer !== 'countered') return
  script.add('offer_countered')
  script.day += 1 + drawWait(chance, waits.step)
  offer(script, version + 1)
}

const accepted = (script: Script) => {
  script.add('offer_accepted')
  script.after(waits.step)
  script.add('background_check_started', { kind: 'references' })
  script.after(waits.check)
  if (script.chance.happens(0.03)) return script.add('background_check_failed', { kind: 'references' })
  script.add('background_check_passed', { kind: 'references' })
  script.after(waits.step)
  script.add('onboarding_started')
  script.after(waits.start)
  script.add('work_started')
}
