import type { Taken } from '../event-source.ts'
import { endingOfReason } from './ending-words.ts'
import { below, elementsOf, type Field, firstOf, idOf, isAbsent, textOf } from './field.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfOpportunity = namesIn(
  'id, createdAt, updatedAt, stage, stageChanges, archived, applications, origin, sources, lastInteractionAt',
)

/** The stages every account has, which go by these names instead of ids; in words that a process knows. */
const slugs: Readonly<Record<string, string>> = {
  'lead-new': 'Lead',
  'lead-reached-out': 'Reached out',
  'lead-responded': 'Contacted',
  'applicant-new': 'New application',
}

/** The label of a stage given by its id: its name in the opportunity or in the file, the words of a slug, or the id. */
export const leverStage = (id: string, current: Field, { labels }: TellingContext): string => {
  const named = idOf(below(current, 'id')) === id ? textOf(below(current, 'text')) : null
  // Own properties only: an id may be `constructor`.
  return (
    named ?? labels.nameOf('stage', id) ?? (Object.hasOwn(slugs, id) ? slugs[id] : undefined) ?? `Stage ${id}`
  )
}

const tellStages = (telling: Telling, root: Field, context: TellingContext): void => {
  for (const change of elementsOf(below(root, 'stageChanges'))) {
    const id = idOf(below(change, 'toStageId'))
    const moved = below(change, 'updatedAt')
    if (id === null) telling.find('unknown_record', below(change, 'toStageId').column, 'is no id of a stage')
    else
      telling.stage(
        leverStage(id, below(root, 'stage'), context),
        telling.moment(moved) ?? null,
        below(change, 'toStageId').column,
      )
  }
}

/** Whoever was sourced has not applied, unless an application says so; for everybody else the opportunity begins with it. */
const tellApplication = (telling: Telling, root: Field): void => {
  const applied = below(root, 'applications', 0, 'createdAt')
  const isSourced = textOf(below(root, 'origin')) === 'sourced'
  const begun = isAbsent(applied) && !isSourced ? below(root, 'createdAt') : applied
  const at = telling.moment(begun)
  telling.fact('application_submitted', at, begun.column)
}

/** The words of a reason given as text, as an object, or as an id whose name the file has. */
export const leverReason = (reason: Field, { labels }: TellingContext): string | null => {
  const given = firstOf(below(reason, 'text'), below(reason, 'id'), reason)
  const id = idOf(given)
  return id === null ? null : (labels.nameOf('reason', id) ?? id)
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * How an archived opportunity ended: hired with the hired reason, else as the words of its reason tell, and rejected for
 * any other words. A reason that is only an id could be the hired one: then the journey is closed, which is all that is known.
 */
export const tellArchived = (
  telling: Telling,
  reason: Field,
  archivedAt: Field,
  context: TellingContext,
): void => {
  const words = leverReason(reason, context)
  const isKnown = words !== null && !uuid.test(words)
  if (!isKnown)
    telling.find('unknown_status', reason.column, 'is a reason without a name in the file: taken as closed')
  const ending = isKnown ? (endingOfReason(words) ?? { type: 'candidate_rejected' as const }) : null
  telling.fact(
    ending?.type ?? 'journey_closed',
    telling.moment(archivedAt) ?? null,
    archivedAt.column,
    ending === null ? { reason: 'other' } : ending.detail,
  )
  if (isAbsent(archivedAt))
    telling.find('undated_end', archivedAt.column, 'the end of the journey has no day')
}

const tellAttributes = (telling: Telling, root: Field): void => {
  const application = below(root, 'applications', 0)
  const posting = below(application, 'posting')
  telling.attribute('source', below(root, 'sources', 0))
  telling.attribute(
    'requisition',
    firstOf(below(application, 'requisitionForHire', 'id'), below(posting, 'id'), posting),
  )
  telling.attribute(
    'department',
    firstOf(below(posting, 'categories', 'department'), below(posting, 'categories', 'team')),
  )
  telling.attribute('region', below(posting, 'categories', 'location'))
  telling.attribute('level', below(posting, 'categories', 'level'))
}

/** Whether a record is an opportunity as this system gives it. */
export const isOpportunity = (root: Field): boolean =>
  Array.isArray(below(root, 'stageChanges').value) ||
  (!isAbsent(below(root, 'lastInteractionAt')) &&
    !isAbsent(below(root, 'createdAt')) &&
    below(root, 'archived').value !== undefined)

/** Stages and reasons of an account: an id and its text. */
export const isName = (root: Field): boolean =>
  textOf(below(root, 'id')) !== null &&
  textOf(below(root, 'text')) !== null &&
  isAbsent(below(root, 'createdAt'))

/** What an opportunity tells: the whole of its journey. */
export const tellOpportunity = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  if (isName(root)) return telling.told()
  const dropped = unreadFields(root, readOfOpportunity)
  if (!isOpportunity(root))
    telling.find('unknown_record', null, 'is no opportunity with its stage changes', true)
  else if (telling.journey(below(root, 'id'))) {
    tellApplication(telling, root)
    tellStages(telling, root, context)
    const archived = below(root, 'archived')
    if (!isAbsent(archived))
      tellArchived(telling, below(archived, 'reason'), below(archived, 'archivedAt'), context)
    tellAttributes(telling, root)
    telling.current(telling.moment(below(root, 'lastInteractionAt')))
  }
  return telling.told({ part: 'opportunity', dropped })
}
