import type { Taken } from '../../event-source.ts'
import { endingOfReason, tellEnding } from '../ending-words.ts'
import { below, type Field, firstOf, idOf, isAbsent, textOf } from '../field.ts'
import type { AtsRecord } from '../records.ts'
import { openTelling, type Telling, type TellingContext } from '../telling.ts'
import { namesIn, unreadFields } from '../unread-fields.ts'
import { tellInterview } from './interviews.ts'
import { tellOffer } from './offers.ts'

const readOfApplication = namesIn(
  'id, prospect, applied_at, rejected_at, last_activity_at, source, rejection_reason, jobs, job_id, status, current_stage',
)
const readOfInterview = namesIn('id, application_id, start, end, status, created_at, interview')
const readOfOffer = namesIn('id, version, application_id, sent_at, resolved_at, status')
const readOfStage = namesIn(
  'id, application_id, entered_at, exited_at, current, stage_name, name, stage, stage_id, job_interview_stage, job_interview_stage_id',
)

/** How an application ended that was rejected: by either side, as the reason tells. */
export const tellRejection = (telling: Telling, application: Field): void => {
  const reason = below(application, 'rejection_reason')
  const told = [below(reason, 'type', 'name'), below(reason, 'name')].map(textOf)
  const [ending] = told.flatMap((words) => (words === null ? [] : (endingOfReason(words) ?? [])))
  const isEnd = ending !== undefined && ending.type !== 'offer_accepted'
  tellEnding(telling, isEnd ? ending : { type: 'candidate_rejected' }, [below(application, 'rejected_at')])
}

/** Source, opening, department and office of an application, as far as they are told. */
export const tellAttributes = (telling: Telling, application: Field): void => {
  const job = firstOf(below(application, 'jobs', 0), below(application, 'job'))
  const source = below(application, 'source')
  telling.attribute('source', firstOf(below(source, 'public_name'), below(source, 'name')))
  telling.attribute(
    'requisition',
    firstOf(below(job, 'requisition_id'), below(job, 'id'), below(application, 'job_id')),
  )
  telling.attribute('department', below(job, 'departments', 0, 'name'))
  const office = below(job, 'offices', 0)
  telling.attribute(
    'region',
    firstOf(below(office, 'location', 'name'), below(office, 'location'), below(office, 'name')),
  )
}

/** True, with a finding, for a person who was approached and has not applied. */
export const isProspect = (telling: Telling, application: Field): boolean => {
  const prospect = below(application, 'prospect')
  if (prospect.value !== true) return false
  telling.find('never_applied', prospect.column, 'is a prospect who never applied, so it is no journey')
  return true
}

const tellApplication = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfApplication)
  if (isProspect(telling, root) || !telling.journey(below(root, 'id'))) return telling.told({ dropped })
  const status = textOf(below(root, 'status'))
  const applied = below(root, 'applied_at')
  telling.fact('application_submitted', telling.moment(applied) ?? null, applied.column)
  if (isAbsent(applied)) telling.find('undated_application', applied.column, 'the application has no day')
  tellAttributes(telling, root)
  telling.current(telling.moment(below(root, 'last_activity_at')))
  const isHired = status === 'hired'
  if (status === 'rejected' || (!isHired && !isAbsent(below(root, 'rejected_at'))))
    tellRejection(telling, root)
  if (isHired)
    telling.find('undated_end', '/status', 'was hired, and an application does not say when: its offers do')
  return telling.told({ part: 'application', endedSomeDay: isHired, dropped })
}

/** The part a record states; a record without an id states none. */
const partOf = (kind: string, root: Field): { part?: string } => {
  const id = idOf(below(root, 'id'))
  return id === null ? {} : { part: `${kind} ${id}` }
}

const tellScheduledInterview = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  if (telling.journey(below(root, 'application_id'))) tellInterview(telling, root)
  return telling.told({ ...partOf('interview', root), dropped: unreadFields(root, readOfInterview) })
}

const tellOfferRecord = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const isKnown = telling.journey(below(root, 'application_id'))
  const endedSomeDay = isKnown && tellOffer(telling, root).answeredSomeDay
  return telling.told({ ...partOf('offer', root), endedSomeDay, dropped: unreadFields(root, readOfOffer) })
}

/** The label of a stage: its name, the name its id has elsewhere in the file, or its id. */
const stageLabel = (root: Field, { labels }: TellingContext): Field => {
  const named = firstOf(
    below(root, 'stage_name'),
    below(root, 'job_interview_stage', 'name'),
    below(root, 'stage', 'name'),
    below(root, 'name'),
  )
  if (textOf(named) !== null) return named
  const ids = firstOf(
    below(root, 'job_interview_stage_id'),
    below(root, 'stage_id'),
    below(root, 'job_interview_stage', 'id'),
    below(root, 'stage', 'id'),
  )
  const id = idOf(ids)
  return { column: ids.column, value: id === null ? null : (labels.nameOf('stage', id) ?? `Stage ${id}`) }
}

const tellStage = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfStage)
  if (!telling.journey(below(root, 'application_id'))) return telling.told({ dropped })
  const label = stageLabel(root, context)
  const entered = below(root, 'entered_at')
  if (textOf(label) === null)
    telling.find('unknown_record', label.column, 'the stage has neither a name nor an id', true)
  telling.stage(textOf(label), telling.moment(entered) ?? null, label.column)
  telling.current(telling.moment(below(root, 'exited_at')))
  return telling.told({ ...partOf('stage', root), dropped })
}

type Tell = (record: AtsRecord, context: TellingContext) => Taken

const has = (root: Field, ...names: string[]): boolean =>
  names.every((name) => below(root, name).value !== undefined)

/** Which object of Harvest a record is, and so how it is told; null for any other. */
export const harvestTell = (root: Field): Tell | null => {
  if (has(root, 'application_id', 'entered_at') && (has(root, 'exited_at') || has(root, 'current')))
    return tellStage
  if (has(root, 'application_id', 'start') && (has(root, 'interviewers') || has(root, 'interview')))
    return tellScheduledInterview
  if (has(root, 'application_id', 'sent_at', 'resolved_at')) return tellOfferRecord
  return has(root, 'candidate_id', 'applied_at') ? tellApplication : null
}

/** Whether a record is a stage of a job, which gives a name to an id. */
export const isJobStage = (root: Field): boolean =>
  has(root, 'id', 'name', 'job_id') && (has(root, 'priority') || has(root, 'interviews'))
