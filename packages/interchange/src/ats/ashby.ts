import type { Taken } from '../event-source.ts'
import { atsFormat } from './ats-json.ts'
import { type EndingEvent, endingOfReason, tellEnding } from './ending-words.ts'
import { below, elementsOf, type Field, firstOf, isAbsent, textOf } from './field.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfApplication = namesIn(
  'id, createdAt, updatedAt, archivedAt, status, applicationHistory, archiveReason, currentInterviewStage, source, job',
)

/** Titles of the stages in which an application is put away; how it ended stands in the reason beside it. */
const isArchive = (title: string | null): boolean => title !== null && /^archived?$/i.test(title)
const isHired = (title: string | null): boolean => title !== null && /^hired$/i.test(title)

const byCandidate = /^rejectedbycandidate$/i

/** How an archived application ended: by the words of its reason, else by who it says rejected whom. */
const endingOf = (root: Field): EndingEvent => {
  const reason = below(root, 'archiveReason')
  const words = textOf(firstOf(below(reason, 'text'), below(reason, 'title')))
  const told = words === null ? null : endingOfReason(words)
  if (told !== null && told.type !== 'offer_accepted') return told
  const kind = textOf(below(reason, 'reasonType')) ?? ''
  if (byCandidate.test(kind)) return { type: 'candidate_withdrew' }
  if (/^other$/i.test(kind)) return { type: 'journey_closed', detail: { reason: 'other' } }
  return { type: 'candidate_rejected' }
}

const enteredAt = (entry: Field): Field => below(entry, 'enteredStageAt')
const titleOf = (entry: Field): string | null => textOf(below(entry, 'title'))

/** The stages entered. An earlier archive has lost its reason: a later one, or the same again, has overwritten it. */
const tellHistory = (telling: Telling, history: readonly Field[], lastArchive: Field | undefined): void => {
  for (const entry of history) {
    if (entry === lastArchive) continue
    const [title, entered] = [titleOf(entry), enteredAt(entry)]
    const at = telling.moment(entered) ?? null
    if (title === null) telling.find('unknown_record', below(entry, 'title').column, 'the stage has no title')
    else if (isArchive(title)) telling.fact('journey_closed', at, entered.column, { reason: 'other' })
    else telling.stage(title, at, below(entry, 'title').column)
    telling.current(telling.moment(below(entry, 'leftStageAt')))
  }
}

const latest = (fields: readonly Field[]): Field | undefined =>
  fields
    .filter(({ value }) => typeof value === 'string')
    .toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))
    .at(-1)

/**
 * The end of an application that has one: archived as its reason says, or hired where no stage of the history says so.
 * True when it was hired on a day nobody knows.
 */
const tellEnd = (
  telling: Telling,
  root: Field,
  history: readonly Field[],
  lastArchive: Field | undefined,
): boolean => {
  const status = textOf(below(root, 'status'))?.toLowerCase()
  const left = latest(history.map((entry) => below(entry, 'leftStageAt')))
  const fallback = firstOf(below(root, 'archivedAt'), left ?? below(root, 'archivedAt'))
  if (status === 'archived')
    tellEnding(
      telling,
      endingOf(root),
      lastArchive === undefined ? [fallback] : [enteredAt(lastArchive), fallback],
    )
  if (status !== 'hired' || history.some((entry) => isHired(titleOf(entry)))) return false
  return !tellEnding(telling, { type: 'offer_accepted' }, [left ?? below(root, 'hiredAt')])
}

const tellAttributes = (telling: Telling, root: Field): void => {
  const job = below(root, 'job')
  telling.attribute('source', below(root, 'source', 'title'))
  telling.attribute('requisition', below(job, 'id'))
  telling.attribute('department', firstOf(below(job, 'department', 'name'), below(job, 'departmentName')))
  telling.attribute('region', firstOf(below(job, 'location', 'name'), below(job, 'locationName')))
}

const isApplication = (root: Field): boolean =>
  Array.isArray(below(root, 'applicationHistory').value) ||
  (!isAbsent(below(root, 'currentInterviewStage')) && !isAbsent(below(root, 'status')))

/** Nothing but the latest archive may be told by the reason; none is the latest while the application is active. */
const latestArchive = (root: Field, history: readonly Field[]): Field | undefined => {
  if (textOf(below(root, 'status'))?.toLowerCase() !== 'archived') return undefined
  const archives = history.filter((entry) => isArchive(titleOf(entry)))
  const last = latest(archives.map(enteredAt))
  return archives.find((entry) => enteredAt(entry).value === last?.value)
}

const tellApplication = (telling: Telling, root: Field): { part?: string; endedSomeDay: boolean } => {
  const historyField = below(root, 'applicationHistory')
  const history = elementsOf(historyField)
  const isLead = textOf(below(root, 'status'))?.toLowerCase() === 'lead'
  const created = below(root, 'createdAt')
  if (!isLead) telling.fact('application_submitted', telling.moment(created) ?? null, created.column)
  const lastArchive = latestArchive(root, history)
  tellHistory(telling, history, lastArchive)
  const endedSomeDay = tellEnd(telling, root, history, lastArchive)
  tellAttributes(telling, root)
  telling.current(telling.moment(below(root, 'updatedAt')))
  // A list of applications leaves their histories out: that says nothing of what they hold.
  return { endedSomeDay, ...(Array.isArray(historyField.value) ? { part: 'application' } : {}) }
}

const tell = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfApplication)
  if (!isApplication(root)) telling.find('unknown_record', null, 'is no application with its history', true)
  else if (telling.journey(below(root, 'id')))
    return telling.told({ ...tellApplication(telling, root), dropped })
  return telling.told({ dropped })
}

/** Ashby: applications with their history. Histories are rewritten upstream, so each states the whole of its journey. */
export const ashby = atsFormat({
  name: 'ashby',
  label: 'Ashby: applications with their history',
  marks: 'the fields of Ashby (applicationHistory, or currentInterviewStage and status)',
  wrappers: namesIn('results, data, applications'),
  isRecord: ({ root }) => isApplication(root),
  tell,
})
