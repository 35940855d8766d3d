import type { Cause } from '@hearback/contracts'
import { actsOfTheCandidate } from '../clocks/candidacy.ts'
import { type ClockDraft, draft } from '../clocks/draft.ts'
import type { Signal } from '../types.ts'

type Stops = readonly { on: Signal; cause: Cause }[]

const afterInterview = (id: string, label: string, until: string, stops: Stops): ClockDraft =>
  draft({
    id: `expectation:${id}`,
    purpose: 'expectation',
    label,
    description: `From each interview held until ${until}; a further interview begins the wait anew.`,
    starts: ['interview_held'],
    stops,
    whileRunning: 'another_round',
  })

const afterInterviews: readonly ClockDraft[] = [
  afterInterview('feedback', 'Feedback after an interview', 'feedback is received', [
    { on: 'feedback_received', cause: 'answered' },
  ]),
  afterInterview(
    'decision',
    'Decision after an interview',
    'a decision is notified (decided) or, without one, an offer presented (offered)',
    [
      { on: 'decision_notified', cause: 'decided' },
      { on: 'offer_presented', cause: 'offered' },
      { on: 'implied_offer', cause: 'offered' },
    ],
  ),
  {
    ...afterInterview('courtesy', 'Thank-you or follow-up', 'a thank-you or a follow-up is sent', [
      { on: 'thank_you_sent', cause: 'sent' },
      { on: 'follow_up_sent', cause: 'sent' },
    ]),
    owner: 'candidate',
  },
  {
    ...afterInterview(
      'follow_up',
      'Follow-up after an interview',
      'a follow-up is sent, unless a word from the employer comes first',
      [
        { on: 'follow_up_sent', cause: 'sent' },
        { on: 'word', cause: 'answered' },
      ],
    ),
    owner: 'candidate',
  },
  afterInterview('debrief', 'Debrief after an interview', 'the team meets', [
    { on: 'debrief_held', cause: 'held' },
  ]),
]

/** Waits that no other clock measures with just these ends; run by the same engine, to be held against expectations. */
export const expectationDrafts: readonly ClockDraft[] = [
  ...afterInterviews,
  draft({
    id: 'expectation:reply',
    purpose: 'expectation',
    label: 'Reply to a recruiter',
    description:
      'From a recruiter’s approach until the candidate replies; any other act of the candidate makes a reply needless.',
    owner: 'candidate',
    starts: ['recruiter_contacted'],
    stops: [
      { on: 'candidate_replied', cause: 'answered' },
      ...actsOfTheCandidate
        .filter((on) => on !== 'candidate_replied')
        .map((on) => ({ on, cause: 'acted' }) as const),
    ],
  }),
  draft({
    id: 'expectation:promise',
    purpose: 'expectation',
    label: 'Follow-up after a broken promise',
    description:
      'From the day by which word was promised, if none came before it, until a follow-up is sent, unless a word from the employer comes first.',
    owner: 'candidate',
    starts: ['promise_due'],
    stops: [
      { on: 'follow_up_sent', cause: 'sent' },
      { on: 'word', cause: 'answered' },
    ],
  }),
]
