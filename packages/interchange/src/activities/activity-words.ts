import type { EventDetail, EventType } from '@hearback/contracts'
import { plainHeader } from '../csv/header-role.ts'
import { listed } from '../csv/listed.ts'

/** What an activity of a log says happened. */
export type ActivityEvent = { type: EventType; detail: EventDetail }

type Named = readonly [type: EventType, detail: EventDetail, names: readonly string[]]

/**
 * Names of activities as logs have them. A name that is a stage of a pipeline rather than something done ("Phone
 * Screen", "Offer") is not here: it stays the entry of that stage.
 */
const named: readonly Named[] = [
  [
    'application_submitted',
    {},
    listed(`
      hand in job application, hand in application, submit application, submit job application, application submitted,
      application received, receive application, register application, apply for job, apply online, candidate applies,
      create application, create job application, application created`),
  ],
  ['referred', {}, listed('refer candidate, employee referral, candidate referred')],
  ['recruiter_contacted', {}, listed('contact candidate, source candidate, reach out to candidate')],
  [
    'interview_scheduled',
    {},
    listed(`
      schedule interview, invite to interview, invite candidate, invite candidate to interview, send interview invitation,
      interview invitation, interview scheduled, arrange interview, plan interview`),
  ],
  [
    'interview_held',
    { kind: 'screening' },
    listed(`
      telephonic screening, telephone screening, screening call, screening interview, conduct phone screen,
      conduct screening, perform phone screening, hold screening`),
  ],
  [
    'interview_held',
    {},
    listed('conduct interview, perform interview, hold interview, interview conducted, interview held'),
  ],
  [
    'interview_held',
    { kind: 'assessment' },
    listed('conduct assessment, assessment completed, complete assessment, conduct assessment center'),
  ],
  ['debrief_held', {}, listed('debriefing, hold debrief, discuss candidate')],
  ['decision_made', {}, listed('make decision, hiring decision made, decide on candidate')],
  [
    'offer_presented',
    {},
    listed(`
      make job offer, make offer, make an offer, send offer, send job offer, extend offer, present offer, create offer,
      offer made, offer sent, offer extended, job offer made`),
  ],
  [
    'offer_accepted',
    {},
    listed('accept offer, accept job offer, candidate accepts offer, offer accepted, sign contract'),
  ],
  [
    'offer_declined',
    {},
    listed(
      'decline offer, decline job offer, reject offer, refuse offer, candidate declines offer, offer declined',
    ),
  ],
  ['offer_rescinded', {}, listed('withdraw offer, rescind offer, offer rescinded, offer withdrawn')],
  [
    'background_check_started',
    {},
    listed(
      'background check, start background check, perform background check, reference check, check references',
    ),
  ],
  ['background_check_started', { kind: 'extensive' }, listed('extensive background check')],
  ['background_check_passed', {}, listed('background check passed, pass background check')],
  ['background_check_failed', {}, listed('background check failed, fail background check')],
  ['work_started', {}, listed('start work, first working day, first day of work, employee starts')],
  [
    'candidate_rejected',
    {},
    listed(`
      application rejected, reject application, reject candidate, candidate rejected, send rejection, send rejection letter,
      rejection sent, decline candidate, decline application`),
  ],
  [
    'candidate_withdrew',
    {},
    listed('withdraw application, candidate withdraws, application withdrawn, candidate withdrew'),
  ],
  [
    'journey_closed',
    { reason: 'position_closed' },
    listed('close position, close requisition, cancel requisition'),
  ],
]

const byName = new Map<string, ActivityEvent>(
  named.flatMap(([type, detail, names]) =>
    names.map((name) => [plainHeader(name), { type, detail }] as const),
  ),
)

const technical =
  /\b(?:coding|code|technical|tech|ml|machine learning|frontend|front end|backend|back end|programming|system design|behaviou?ral)\b/u

/** An interview by any other name: "ML Interview", "Interview with Team Lead". */
const asInterview = (plain: string): ActivityEvent | null => {
  if (!/(?:^| )interview(?: with .+)?$/u.test(plain)) return null
  return { type: 'interview_held', detail: technical.test(plain) ? { kind: 'technical' } : {} }
}

/** What a name of an activity, compared without case and punctuation, is known to say; null for an unknown one. */
export const activityNamed = (plain: string): ActivityEvent | null => byName.get(plain) ?? null

/** What a name that no table knows says by its form; null if nothing. */
export const activityByForm = (plain: string): ActivityEvent | null => asInterview(plain)
