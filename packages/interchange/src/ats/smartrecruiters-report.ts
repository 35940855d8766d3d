import { type AtsTable, tablesFormat } from './ats-tables.ts'
import { below, type Field, firstOf, isAbsent, textOf } from './field.ts'
import { plainStatusOf, tellStatus } from './smartrecruiters.ts'
import { namesIn } from './unread-fields.ts'

const datesOfStatus = [
  'status_date',
  'application_status_date',
  'last_status_change_date',
  'status_changed_on',
] as const
const datesOfApplication = ['application_date', 'application_creation_date', 'created_on'] as const

const firstNamed = (row: Field, [first, ...others]: readonly [string, ...string[]]): Field =>
  firstOf(below(row, first), ...others.map((name) => below(row, name)))

const tell: AtsTable['tell'] = (telling, row) => {
  if (!telling.journey(below(row, 'application_id'))) return {}
  const applied = firstNamed(row, datesOfApplication)
  if (isAbsent(applied)) telling.find('undated_application', applied.column, 'the application has no day')
  telling.fact('application_submitted', telling.moment(applied) ?? null, applied.column)
  const status = firstNamed(row, ['application_status', 'status'])
  const word = textOf(status)
  const subStatus = firstNamed(row, ['sub_status', 'application_sub_status'])
  const date = firstNamed(row, datesOfStatus)
  // The status an application begins with tells nothing that its own day does not.
  if (word !== null && plainStatusOf(word) !== 'NEW') {
    if (isAbsent(date)) telling.find('undated_end', date.column, 'the status has no day')
    tellStatus(telling, word, { status, subStatus, date })
  }
  telling.attribute('requisition', firstNamed(row, ['job_id', 'job_ref_number']))
  telling.attribute('department', below(row, 'department'))
  telling.attribute('region', firstNamed(row, ['job_location', 'location_country']))
  telling.attribute('source', firstNamed(row, ['source', 'source_type']))
  return { part: 'report' }
}

const read = namesIn(
  `application_id, application_status, status, sub_status, application_sub_status, job_id, job_ref_number, department,
  job_location, location_country, source, source_type, ${datesOfStatus.join(', ')}, ${datesOfApplication.join(', ')}`,
)

const table = (statusColumn: string, dateColumn: string): AtsTable => ({
  columns: ['application_id', 'candidate_id', statusColumn, dateColumn],
  system: 'smartrecruiters',
  times: 'offset',
  read,
  tell,
})

/** The applications report of SmartRecruiters: one application in a row. Columns about the person are dropped by name. */
export const smartrecruitersReport = tablesFormat({
  name: 'smartrecruiters-report',
  label: 'SmartRecruiters: the applications report',
  marks:
    'an applications report (Application ID, Candidate ID, Application Status and the date of the status)',
  tables: ['application_status', 'status'].flatMap((status) =>
    datesOfStatus.map((date) => table(status, date)),
  ),
})
