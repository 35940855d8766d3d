import type { Taken } from '../../event-source.ts'
import { below, type Field, firstOf, isAbsent, textOf } from '../field.ts'
import type { AtsRecord } from '../records.ts'
import { openTelling, type Telling, type TellingContext } from '../telling.ts'
import { namesIn, unreadFields } from '../unread-fields.ts'
import { isProspect, tellAttributes, tellRejection } from './harvest.ts'
import { tellOffer } from './offers.ts'

const readOfApplication = namesIn(
  'id, prospect, applied_at, rejected_at, last_activity_at, source, rejection_reason, jobs, job, status, current_stage, offer',
)
const readOfOffer = namesIn(
  'id, version, application_id, sent_on, sent_at, resolved_at, offer_status, status',
)

/** What the payload of an action tells of its application. */
type TellAction = (telling: Telling, application: Field) => void

/** The moment of something that has no time of its own: that of the last activity, which is marked. */
const assumed = (telling: Telling, application: Field): { at: string | null; column: string } => {
  const field = below(application, 'last_activity_at')
  const at = telling.moment(field) ?? null
  telling.find(
    'assumed_time',
    field.column,
    at === null
      ? 'has no time: neither its own nor one of a last activity'
      : 'has no time of its own; that of the last activity is taken',
  )
  return { at, column: field.column }
}

const tellNew: TellAction = (telling, application) => {
  const applied = below(application, 'applied_at')
  telling.fact('application_submitted', telling.moment(applied) ?? null, applied.column)
}

const tellMove: TellAction = (telling, application) => {
  const label = below(application, 'current_stage', 'name')
  if (textOf(label) === null) return telling.find('unknown_record', label.column, 'names no stage', true)
  telling.stage(textOf(label), assumed(telling, application).at, label.column)
}

const tellHire: TellAction = (telling, application) => {
  const resolved = below(application, 'offer', 'resolved_at')
  const sent = below(application, 'offer', 'sent_at')
  if (!isAbsent(resolved)) {
    telling.fact('offer_presented', telling.moment(sent), sent.column)
    return telling.fact('offer_accepted', telling.moment(resolved) ?? null, resolved.column)
  }
  const { at, column } = assumed(telling, application)
  telling.fact('offer_accepted', at, column)
}

/**
 * A rejection or a hire that was undone. Its delivery says that it was in force until now, so the journey is reopened
 * and what was so stays so. (An export states what holds: there the ending is simply no longer stated.)
 */
const tellReopening: TellAction = (telling, application) => {
  const { at, column } = assumed(telling, application)
  telling.fact('journey_reopened', at, column)
}

const actions: Readonly<Record<string, TellAction>> = {
  new_candidate_application: tellNew,
  candidate_stage_change: tellMove,
  reject_candidate: tellRejection,
  unreject_candidate: tellReopening,
  hire_candidate: tellHire,
  unhire_candidate: tellReopening,
}

const offerActions: ReadonlySet<string> = namesIn('offer_created, offer_approved, offer_updated')

/** What asks for something that a reader cannot do, and what is to be done. */
const requests: Readonly<Record<string, string>> = {
  candidate_anonymized:
    'a candidate was anonymised, and nothing says which applications are theirs: erase those journeys',
  delete_candidate:
    'a candidate was deleted, and nothing says which applications are theirs: erase those journeys',
  delete_application:
    'an application was deleted: a signed delivery erases its journey; from a file, erase it yourself',
  offer_deleted: 'an offer was deleted: what was told of it stays until it is retracted',
}

export const isWebhook = (root: Field): boolean =>
  textOf(below(root, 'action')) !== null && !isAbsent(below(root, 'payload'))

/** Words of the system's own actions; any other system that sends `action` and `payload` uses other ones. */
export const isKnownAction = (root: Field): boolean => {
  const action = textOf(below(root, 'action')) ?? ''
  return (
    Object.hasOwn(actions, action) ||
    Object.hasOwn(requests, action) ||
    offerActions.has(action) ||
    /^(?:new_prospect_application|application_updated|(?:merge|update)_candidate|interview_deleted|scorecard_deleted|job_\w+|ping)$/.test(
      action,
    )
  )
}

const tellOfApplication = (telling: Telling, tell: TellAction, application: Field): string[] => {
  const dropped = unreadFields(application, readOfApplication, 'application')
  if (isProspect(telling, application) || !telling.journey(below(application, 'id'))) return dropped
  tell(telling, application)
  tellAttributes(telling, application)
  return dropped
}

const tellOfOffer = (telling: Telling, payload: Field): string[] => {
  const offer = firstOf(below(payload, 'offer'), payload)
  if (telling.journey(below(offer, 'application_id'))) tellOffer(telling, offer)
  return unreadFields(offer, readOfOffer, 'offer')
}

/**
 * A webhook as a record. Its facts stand for themselves: a delivery tells what happened, not all there is. Attributes
 * come with its first fact.
 */
export const tellWebhook = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const action = textOf(below(root, 'action')) ?? ''
  const payload = below(root, 'payload')
  const application = below(payload, 'application')
  // Own properties only: an action may be called `constructor`.
  const tell = Object.hasOwn(actions, action) ? actions[action] : undefined
  const request = Object.hasOwn(requests, action) ? requests[action] : undefined
  if (tell !== undefined) return telling.told({ dropped: tellOfApplication(telling, tell, application) })
  if (offerActions.has(action)) return telling.told({ dropped: tellOfOffer(telling, payload) })
  if (action === 'new_prospect_application')
    isProspect(telling, { ...application, value: { prospect: true } })
  else if (request !== undefined) {
    telling.find('erasure_asked', '/action', request, true)
    const id = below(application, 'id')
    const erased = action === 'delete_application' && !isAbsent(id) && telling.journey(id)
    return telling.told({ erased })
  } else
    telling.find('unknown_record', '/action', 'is an action that tells nothing of when a journey moved', true)
  return telling.told()
}
