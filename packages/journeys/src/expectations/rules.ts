import type { Expectation } from './expectation.ts'

type Own = Omit<Expectation, 'reading' | 'clock' | 'met' | 'contradicts'>

const rule = (own: Own): Expectation => ({ reading: 1, clock: null, met: [], contradicts: [], ...own })

/** The offer is contingent on the check: passed before the onboarding begins. */
export const checkBeforeOnboarding = rule({
  id: 'X04',
  phrase: 'offer contingent on the check',
  owedBy: 'employer',
  source: '000',
  subject: 'candidacy',
  kind: 'order',
  anchor: 'onboarding_started',
  targets: ['background_check_passed'],
  minimum: null,
  maximum: null,
})

/** How many days before the last working day the exit interview is to be offered. */
export const exitWindow = {
  ...rule({
    id: 'X06',
    phrase: '1-2 weeks before the last working day',
    owedBy: 'human_resources',
    source: '001',
    subject: 'separation',
    kind: 'counted_back',
    anchor: 'separation_announced',
    targets: ['exit_interview_invited'],
    minimum: 7,
    maximum: 14,
  }),
  minimum: 7,
  maximum: 14,
}

/** How many minutes a screening takes. */
export const screeningMinutes = {
  ...rule({
    id: 'X08',
    phrase: '20 or 30 minutes',
    owedBy: 'both',
    source: '002',
    subject: 'candidacy',
    kind: 'minutes',
    anchor: 'interview_held',
    targets: ['interview_held'],
    minimum: 20,
    maximum: 30,
  }),
  minimum: 20,
  maximum: 30,
}

/** A later round takes longer than the screening; counted are the minutes it took more. */
export const laterRounds = rule({
  id: 'X09',
  phrase: 'often longer',
  owedBy: 'both',
  source: '002',
  subject: 'candidacy',
  kind: 'longer_than_screening',
  anchor: 'interview_held',
  targets: ['interview_held'],
  minimum: null,
  maximum: null,
})

/** The expectations that are no waits; each has its own way of being measured. */
export const expectedRules: readonly Expectation[] = [
  checkBeforeOnboarding,
  exitWindow,
  screeningMinutes,
  laterRounds,
]
