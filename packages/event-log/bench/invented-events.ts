import { createHash } from 'node:crypto'
import type { NewEvent } from '../src/index.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

const types = [
  'application_submitted',
  'interview_scheduled',
  'interview_held',
  'thank_you_sent',
  'follow_up_sent',
  'feedback_received',
  'offer_presented',
  'candidate_rejected',
] as const

const attributesOf = (journey: number) => ({
  employer: `Employer ${journey % 40}`,
  role_family: 'engineering',
  level: 'senior',
  region: 'EU',
  source: 'referral',
})

const eventOf = (journey: number, step: number): NewEvent => ({
  workspaceId: 1,
  journeyId: digest(`journey ${journey}`),
  eventId: digest(`event ${journey} ${step}`),
  type: types[step % types.length] ?? 'application_submitted',
  process: 'hiring',
  precision: step % 2 === 0 ? 'day' : 'instant',
  day: 20_000 + (journey % 300) + step * 3,
  latestDay: null,
  instant: step % 2 === 0 ? null : (20_000 + (journey % 300) + step * 3) * 86_400_000 + 36_000_000,
  by: 'employer',
  detail: step === 0 ? {} : { round: step, channel: 'video' },
  attributes: step === 0 ? attributesOf(journey) : {},
  contributor: null,
})

/** `count` events of journeys of eight, one journey after the other as in a file; the same for the same `from`. */
export const inventedEvents = (count: number, from = 0): NewEvent[] =>
  Array.from({ length: count }, (_, index) => eventOf(from + Math.floor(index / 8), index % 8))
