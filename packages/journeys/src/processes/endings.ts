import type { Cause, EventType } from '@hearback/contracts'
import type { Ending } from '../types.ts'

const ending = (type: EventType, cause: Cause): Ending => ({
  by: { type },
  cause,
  stageCause: cause,
  stopsClocks: true,
  reopenedBy: null,
})

export const closed: Ending = ending('journey_closed', 'closed')

/** What ends a candidacy before it comes to work. Anything that enters a stage afterwards reopens it. */
export const candidacyEndings: readonly Ending[] = [
  ending('candidate_rejected', 'rejected'),
  { ...ending('decision_notified', 'rejected'), by: { type: 'decision_notified', decision: 'reject' } },
  ending('candidate_withdrew', 'withdrawn'),
  ending('offer_declined', 'declined'),
  ending('offer_rescinded', 'rescinded'),
  ending('background_check_failed', 'failed_check'),
  closed,
]

/**
 * The first day of work. Paper is often booked after it (a written offer, an onboarding, a card moved to "Employee"),
 * and a stage entered by that would run for ever; only a new approach, application or interview begins anew.
 */
export const workStarted: Ending = {
  ...ending('work_started', 'hired'),
  reopenedBy: [
    'application_submitted',
    'referred',
    'recruiter_contacted',
    'interview_scheduled',
    'interview_held',
  ],
}

/** A process that follows the candidate no further than the acceptance; the waits beside its stages go on. */
export const acceptanceEnds: Ending = {
  ...ending('offer_accepted', 'accepted'),
  stageCause: 'advanced',
  stopsClocks: false,
  reopenedBy: [],
}

export const separationEndings: readonly Ending[] = [
  // What was still waited for when the person had left (an interview, a report) competes with `completed`: without
  // it such waits would never end. A report written later does not put the journey back into a stage.
  {
    ...ending('offboarding_completed', 'completed'),
    stageCause: 'advanced',
    reopenedBy: ['separation_announced'],
  },
  ending('separation_withdrawn', 'separation_withdrawn'),
  closed,
]

export const requisitionEndings: readonly Ending[] = [
  { ...ending('opening_filled', 'filled'), stageCause: 'advanced' },
  ending('opening_closed', 'closed'),
  closed,
]
