import type { Taken } from '../event-source.ts'
import { atsFormat } from './ats-json.ts'
import { endingOfReason } from './ending-words.ts'
import { below, elementsOf, type Field, firstOf, idOf, isAbsent, textOf } from './field.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfHistory = namesIn(
  'id, applicationId, candidateId, jobId, job, application, statusHistory, history, content, source, totalFound, limit, offset, department, location',
)

/** The statuses of the system, its aliases among them, as the labels of stages. */
const labels: Readonly<Record<string, string>> = {
  LEAD: 'Lead',
  IN_REVIEW: 'In review',
  INTERVIEW: 'Interview',
  OFFER: 'Offer',
  OFFERED: 'Offer',
  HIRED: 'Hired',
}

/** Statuses that are one word in two spellings (IN-REVIEW, IN_REVIEW; OFFER, OFFERED) become one. */
export const plainStatusOf = (status: string): string =>
  status
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_')

const isDatedStatus = (entry: Field): boolean =>
  textOf(below(entry, 'status')) !== null && !isAbsent(dateOf(entry))

const dateOf = (entry: Field): Field =>
  firstOf(below(entry, 'createDate'), below(entry, 'createdOn'), below(entry, 'date'))

const endings = {
  REJECTED: { type: 'candidate_rejected' },
  WITHDRAWN: { type: 'candidate_withdrew' },
} as const

/**
 * One status with its time. `NEW` is the application, and a sub-status names the stage more closely than its status;
 * under a rejection it may tell that the opening was closed.
 */
export const tellStatus = (
  telling: Telling,
  status: string,
  fields: { status: Field; subStatus: Field; date: Field },
): void => {
  const { date, subStatus } = fields
  const plain = plainStatusOf(status)
  const at = telling.moment(date) ?? null
  const detail = textOf(firstOf(below(subStatus, 'name'), subStatus))
  if (plain === 'NEW') return telling.fact('application_submitted', at, date.column)
  if (plain === 'REJECTED' || plain === 'WITHDRAWN') {
    const told = detail === null ? null : endingOfReason(detail)
    const { type, ...rest } = told === null || told.type === 'offer_accepted' ? endings[plain] : told
    return telling.fact(type, at, date.column, 'detail' in rest ? rest.detail : undefined)
  }
  // Own properties only: a status may be called `constructor`.
  const label = detail ?? (Object.hasOwn(labels, plain) ? labels[plain] : undefined) ?? status
  telling.stage(label, at, detail === null ? fields.status.column : subStatus.column)
}

const historyOf = (root: Field): Field =>
  firstOf(below(root, 'statusHistory'), below(root, 'history'), below(root, 'content'))

const ownerOf = (root: Field): Field =>
  firstOf(below(root, 'applicationId'), below(root, 'application', 'id'), below(root, 'id'))

/** A candidate in one job, where there is no id of the application: the two ids together are one. */
const journeyOf = (root: Field): Field => {
  const given = ownerOf(root)
  const [candidate, job] = [
    idOf(below(root, 'candidateId')),
    idOf(firstOf(below(root, 'jobId'), below(root, 'job', 'id'))),
  ]
  if (idOf(given) !== null || candidate === null || job === null) return given
  return { column: '/candidateId', value: `${candidate}/${job}` }
}

const isHistory = (root: Field): boolean => elementsOf(historyOf(root)).some(isDatedStatus)

const tell = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfHistory)
  const history = historyOf(root)
  if (!Array.isArray(history.value)) telling.find('unknown_record', null, 'is no status history', true)
  else if (telling.journey(journeyOf(root))) {
    for (const entry of elementsOf(history)) {
      const status = below(entry, 'status')
      const word = textOf(status)
      if (word === null) telling.find('unknown_record', status.column, 'is no status')
      else tellStatus(telling, word, { status, subStatus: below(entry, 'subStatus'), date: dateOf(entry) })
    }
    telling.attribute('requisition', firstOf(below(root, 'jobId'), below(root, 'job', 'id')))
    telling.attribute('source', firstOf(below(root, 'source', 'name'), below(root, 'source')))
    telling.attribute('department', firstOf(below(root, 'department', 'label'), below(root, 'department')))
  }
  return telling.told({ part: 'history', dropped })
}

/** SmartRecruiters: status histories, to which whoever exports them adds the ids they were asked for with. */
export const smartrecruiters = atsFormat({
  name: 'smartrecruiters',
  label: 'SmartRecruiters: status histories',
  marks: 'the fields of SmartRecruiters (statusHistory, history or content with status and createDate)',
  wrappers: namesIn('data, results, applications, candidates'),
  isRecord: ({ root }) => isHistory(root),
  tell,
})
