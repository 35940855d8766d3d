import type { EventDetail, EventType } from '@hearback/contracts'
import { textFromDay } from '@hearback/contracts'
import { drawWait, type Wait } from './chance.ts'
import { offer } from './hiring.ts'
import type { Script } from './script.ts'
import { waits } from './truth.ts'

type Step = { type: EventType; wait: Wait; detail?: EventDetail }

/** Walks the steps one after another; before each the journey may fall silent or end. Returns whether all were taken. */
const walk = (script: Script, steps: readonly Step[], ending: EventType): boolean => {
  for (const { type, wait, detail } of steps) {
    const next = script.chance.pick(['on', 'ending', 'silent'] as const, [0.84, 0.1, 0.06])
    if (next === 'silent') return false
    script.after(wait)
    if (next === 'ending') script.add(ending)
    if (next === 'ending') return false
    script.add(type, detail)
  }
  return true
}

const writeAmazonPostInterview = (script: Script) => {
  script.add('interview_held', { kind: 'panel', round: 1 })
  const steps: Step[] = [
    { type: 'interviewer_feedback_submitted', wait: waits.offerAnswer },
    { type: 'committee_review_started', wait: waits.step },
    { type: 'decision_made', wait: waits.decisionAdvance, detail: { decision: 'offer' } },
    { type: 'decision_notified', wait: waits.step, detail: { decision: 'offer' } },
  ]
  if (walk(script, steps, 'candidate_rejected')) offer(script, 1)
}

const writeItInterview = (script: Script) => {
  script.add('recruiter_contacted', { channel: 'phone' })
  const screening = { kind: 'screening', round: 1 }
  const technical = { kind: 'technical', round: 2 }
  const steps: Step[] = [
    { type: 'candidate_replied', wait: waits.offerAnswer },
    { type: 'interview_scheduled', wait: waits.step, detail: screening },
    { type: 'interview_held', wait: waits.interviewSoon, detail: { ...screening, duration_minutes: 30 } },
    { type: 'interview_scheduled', wait: waits.decisionAdvance, detail: technical },
    { type: 'interview_held', wait: waits.interviewSoon, detail: { ...technical, duration_minutes: 60 } },
  ]
  if (!walk(script, steps, 'candidate_rejected')) return
  script.after(waits.offer)
  offer(script, 1)
}

const writePostInterview = (script: Script) => {
  script.add('interview_held', { kind: 'hiring_manager', round: 1 })
  const steps: Step[] = [
    { type: 'debrief_held', wait: { scale: 2, shape: 1 } },
    { type: 'committee_review_started', wait: waits.step },
    { type: 'decision_made', wait: waits.decisionAdvance, detail: { decision: 'offer' } },
  ]
  if (!walk(script, steps, 'candidate_rejected')) return
  script.after(waits.offerAnswer)
  offer(script, 1)
}

const writeExitInterview = (script: Script) => {
  const { chance, day } = script
  script.add('separation_announced', {
    voluntary: chance.happens(0.8),
    last_working_day: textFromDay(day + 28),
  })
  if (chance.happens(0.03)) {
    script.after(waits.step)
    return script.add('separation_withdrawn')
  }
  if (chance.happens(0.1))
    script.facts.push({
      type: 'last_working_day_changed',
      day: day + 9,
      detail: { last_working_day: textFromDay(day + 35) },
    })
  if (chance.happens(0.85)) invitedToTalk(script)
  script.facts.push({
    type: 'offboarding_step_completed',
    day: Math.max(script.day, day + 20),
    detail: { step: 'equipment_returned' },
  })
  script.day = Math.max(script.day, day + 26) + drawWait(chance, waits.offerAnswer)
  if (chance.happens(0.9)) script.add('offboarding_completed')
}

const invitedToTalk = (script: Script) => {
  script.after(waits.notice)
  script.add('exit_interview_invited')
  script.after(waits.step)
  if (script.chance.happens(0.15)) return script.add('exit_interview_declined')
  script.add('exit_interview_held', { channel: 'video' })
  script.after(waits.step)
  if (script.chance.happens(0.8)) script.add('exit_feedback_reported')
}

const writeOpening = (script: Script) => {
  script.add('opening_posted')
  const end = script.chance.pick(['opening_filled', 'opening_closed', null] as const, [0.7, 0.15, 0.15])
  if (end === null) return
  script.after(waits.fill)
  script.add(end)
}

/** How each process but `hiring` is written, and how many of its journeys stand beside a hundred of hiring. */
export const otherProcesses = {
  'amazon-post-interview': { write: writeAmazonPostInterview, per100: 8 },
  'it-interview': { write: writeItInterview, per100: 8 },
  'post-interview': { write: writePostInterview, per100: 8 },
  'exit-interview': { write: writeExitInterview, per100: 8 },
  opening: { write: writeOpening, per100: 8 },
} as const satisfies Record<string, { write: (script: Script) => void; per100: number }>
