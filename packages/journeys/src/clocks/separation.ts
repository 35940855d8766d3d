import type { Cause, EventType } from '@hearback/contracts'
import { type ClockDraft, draft } from './draft.ts'

const between = (
  id: string,
  label: string,
  [start, startWords]: [EventType, string],
  [stop, stopWords, cause]: [EventType, string, Cause],
): ClockDraft =>
  draft({
    id,
    label,
    description: `From ${startWords} until ${stopWords}.`,
    starts: [start],
    stops: [
      { on: stop, cause },
      // Whoever declines the exit interview still leaves: the offboarding goes on.
      ...(cause === 'completed' ? [] : ([{ on: 'exit_interview_declined', cause: 'declined' }] as const)),
    ],
    visits: 'one_per_opening',
    spoiltBy: [stop],
  })

export const separationClocks: readonly ClockDraft[] = [
  between(
    'notice_to_invitation',
    'Notice to invitation',
    ['separation_announced', 'the announcement of the separation'],
    ['exit_interview_invited', 'the invitation to the exit interview', 'invited'],
  ),
  between(
    'notice_to_exit_interview',
    'Notice to exit interview',
    ['separation_announced', 'the announcement of the separation'],
    ['exit_interview_held', 'the exit interview', 'held'],
  ),
  between(
    'exit_interview_to_report',
    'Exit interview to report',
    ['exit_interview_held', 'the exit interview'],
    ['exit_feedback_reported', 'its feedback is reported', 'reported'],
  ),
  between(
    'notice_to_offboarding',
    'Notice to offboarding',
    ['separation_announced', 'the announcement of the separation'],
    ['offboarding_completed', 'offboarding is completed', 'completed'],
  ),
]

export const requisitionClocks: readonly ClockDraft[] = [
  draft({
    id: 'time_to_fill',
    label: 'Time to fill',
    description: 'From the posting of an opening until it is filled.',
    starts: ['opening_posted'],
    stops: [
      { on: 'opening_filled', cause: 'filled' },
      { on: 'opening_closed', cause: 'closed' },
    ],
    visits: 'one_per_opening',
    spoiltBy: ['opening_filled'],
  }),
]
