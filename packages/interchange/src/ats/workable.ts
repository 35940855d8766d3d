import type { Taken } from '../event-source.ts'
import { atsFormat } from './ats-json.ts'
import { endingOfReason } from './ending-words.ts'
import { below, elementsOf, type Field, firstOf, idOf, isAbsent, textOf } from './field.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfCandidate = namesIn(
  'id, candidate_id, candidate, created_at, updated_at, stage, activities, disqualified, disqualification_reason, withdrew, job, department, location, source, domain',
)
const readOfActivity = namesIn('id, candidate_id, candidate, action, stage_name, target_stage, created_at')

/** The ending of a disqualified candidate, as the candidate's own record tells. */
const endingOf = (candidate: Field) => {
  const reason = textOf(below(candidate, 'disqualification_reason'))
  const told = reason === null ? null : endingOfReason(reason)
  if (told !== null && told.type !== 'offer_accepted') return told
  return below(candidate, 'withdrew').value === true
    ? { type: 'candidate_withdrew' as const }
    : { type: 'candidate_rejected' as const }
}

/** Moves alone name where they lead; the stage of any other activity is where the candidate already was. */
const tellMove = (telling: Telling, activity: Field): void => {
  const target = below(activity, 'target_stage')
  const label = firstOf(below(target, 'name'), target)
  if (textOf(label) === null)
    return telling.find('unknown_record', target.column, 'the move does not say to which stage')
  telling.stage(textOf(label), telling.moment(below(activity, 'created_at')) ?? null, target.column)
}

const tellActivity = (telling: Telling, activity: Field, candidate: Field): void => {
  const made = below(activity, 'created_at')
  const action = textOf(below(activity, 'action'))?.toLowerCase()
  if (action === 'moved') return tellMove(telling, activity)
  const at = telling.moment(made)
  if (action === 'applied') telling.fact('application_submitted', at ?? null, made.column)
  else if (action === 'disqualified') {
    const { type, ...rest } = endingOf(candidate)
    telling.fact(type, at ?? null, made.column, 'detail' in rest ? rest.detail : undefined)
  } else if (action === 'reverted') telling.fact('journey_reopened', at ?? null, made.column)
  else telling.current(at)
}

/** A candidate whom somebody sourced has not applied, unless an activity says so; every other one did when they came. */
const tellApplication = (telling: Telling, root: Field, activities: readonly Field[]): void => {
  const actions = activities.map((activity) => textOf(below(activity, 'action'))?.toLowerCase())
  const created = below(root, 'created_at')
  if (actions.includes('applied') || actions.includes('sourced')) return
  telling.fact('application_submitted', telling.moment(created), created.column)
}

const tellAttributes = (telling: Telling, root: Field): void => {
  telling.attribute('requisition', firstOf(below(root, 'job', 'shortcode'), below(root, 'job', 'id')))
  telling.attribute('department', firstOf(below(root, 'job', 'department'), below(root, 'department')))
  telling.attribute(
    'region',
    firstOf(below(root, 'job', 'location', 'country'), below(root, 'job', 'country')),
  )
  telling.attribute(
    'source',
    firstOf(below(root, 'source', 'name'), below(root, 'source'), below(root, 'domain')),
  )
}

const ownerOf = (root: Field): Field => firstOf(below(root, 'candidate_id'), below(root, 'candidate', 'id'))

const isAction = (root: Field): boolean =>
  textOf(below(root, 'action')) !== null &&
  !isAbsent(below(root, 'created_at')) &&
  (below(root, 'stage_name').value !== undefined || below(root, 'target_stage').value !== undefined)

const isCandidate = (root: Field): boolean => elementsOf(below(root, 'activities')).some(isAction)

const tellCandidate = (telling: Telling, root: Field): void => {
  const activities = elementsOf(below(root, 'activities'))
  tellApplication(telling, root, activities)
  for (const activity of activities) tellActivity(telling, activity, root)
  tellAttributes(telling, root)
  telling.current(telling.moment(below(root, 'updated_at')))
}

const tell = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  if (Array.isArray(below(root, 'activities').value)) {
    const id = idOf(below(root, 'id')) === null ? ownerOf(root) : below(root, 'id')
    if (telling.journey(id)) tellCandidate(telling, root)
    return telling.told({ part: 'candidate', dropped: unreadFields(root, readOfCandidate) })
  }
  if (!isAction(root))
    telling.find('unknown_record', null, 'is no candidate with activities and no activity', true)
  else if (telling.journey(ownerOf(root))) tellActivity(telling, root, below(root, 'candidate'))
  return telling.told({ dropped: unreadFields(root, readOfActivity) })
}

/** Workable: candidates with their activities, or activities that name their candidate. */
export const workable = atsFormat({
  name: 'workable',
  label: 'Workable: candidates with their activities',
  marks: 'the fields of Workable (activities with action and stage_name or target_stage)',
  wrappers: namesIn('candidates, data, results'),
  isRecord: ({ root }) => isCandidate(root) || (isAction(root) && idOf(ownerOf(root)) !== null),
  tell,
})
