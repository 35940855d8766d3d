import type { AtsTable } from '../ats-tables.ts'
import { below, type Field, firstOf, idOf, isAbsent, textOf } from '../field.ts'
import { tellInterview } from '../greenhouse/interviews.ts'
import { tellOffer } from '../greenhouse/offers.ts'
import type { Telling, TellingContext } from '../telling.ts'
import { namesIn } from '../unread-fields.ts'
import { noteName, ofWarehouse, partOf, wasDeleted } from './warehouse-rows.ts'

const system = 'greenhouse'
const times = 'utc'

const tellApplication: AtsTable['tell'] = (telling, row, { labels }) => {
  const [applied, rejected] = [below(row, 'applied_at'), below(row, 'rejected_at')]
  if (/^true$/i.test(textOf(below(row, 'prospect')) ?? '')) {
    telling.find('never_applied', '/prospect', 'is a prospect who never applied, so it is no journey')
    return {}
  }
  if (wasDeleted(row) || !telling.journey(below(row, 'id'))) return {}
  telling.fact('application_submitted', telling.moment(applied) ?? null, applied.column)
  const source = idOf(below(row, 'source_id'))
  telling.attribute('source', {
    value: source === null ? null : labels.nameOf('source', source),
    column: '/source_id',
  })
  const status = textOf(below(row, 'status'))
  const isHired = status === 'hired'
  if (isHired)
    telling.find(
      'undated_end',
      '/status',
      'was hired, and an application does not say when: its history does',
    )
  else if (!isAbsent(rejected) || status === 'rejected') {
    if (isAbsent(rejected))
      telling.find('undated_end', rejected.column, 'the end of the journey has no day of its own')
    telling.fact('candidate_rejected', telling.moment(rejected) ?? null, rejected.column)
  }
  telling.current(telling.moment(below(row, 'last_activity_at')))
  return { part: 'application', endedSomeDay: isHired }
}

const ends: Readonly<Record<string, 'offer_accepted' | 'candidate_rejected'>> = {
  hired: 'offer_accepted',
  rejected: 'candidate_rejected',
}

/** A change of status or of stage. The row of an end has no stage, or repeats the one that was left. */
const tellHistory = (telling: Telling, row: Field, { labels }: TellingContext): void => {
  if (wasDeleted(row) || !telling.journey(below(row, 'application_id'))) return
  const status = textOf(below(row, 'new_status'))?.toLowerCase() ?? ''
  const [changed, stage] = [below(row, 'updated_at'), below(row, 'new_stage_id')]
  const at = telling.moment(changed) ?? null
  const end = Object.hasOwn(ends, status) ? ends[status] : undefined
  const id = idOf(stage)
  const name = textOf(firstOf(below(row, 'new_stage_name'), below(row, 'stage_name')))
  if (end !== undefined) telling.fact(end, at, changed.column)
  else if (id !== null || name !== null)
    telling.stage(name ?? labels.nameOf('stage', id ?? '') ?? `Stage ${id}`, at, stage.column)
  else telling.find('unknown_record', stage.column, 'the row names neither a stage nor an end', true)
}

/** The warehouse tables of Greenhouse that tell when journeys moved, and those that name what they refer to. */
export const greenhouseTables: readonly AtsTable[] = [
  {
    columns: ['application_id', 'updated_at', 'new_stage_id', 'new_status', '_fivetran_synced'],
    system,
    times,
    read: namesIn(
      `application_id, updated_at, new_stage_id, new_status, new_stage_name, stage_name, ${ofWarehouse}`,
    ),
    tell: (telling, row, context) => {
      tellHistory(telling, row, context)
      return {}
    },
  },
  {
    columns: ['id', 'candidate_id', 'applied_at', 'rejected_at', 'status', '_fivetran_synced'],
    system,
    times,
    read: namesIn(
      `id, applied_at, rejected_at, status, prospect, source_id, last_activity_at, is_deleted, ${ofWarehouse}`,
    ),
    tell: tellApplication,
  },
  {
    columns: ['id', 'application_id', 'start', 'end', 'status', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`id, application_id, created_at, start, end, status, ${ofWarehouse}`),
    tell: (telling, row) => {
      if (!wasDeleted(row) && telling.journey(below(row, 'application_id'))) tellInterview(telling, row)
      return partOf('interview', row)
    },
  },
  {
    columns: ['id', 'application_id', 'sent_at', 'resolved_at', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`id, application_id, sent_at, resolved_at, status, version, ${ofWarehouse}`),
    tell: (telling, row) => {
      const isKnown = !wasDeleted(row) && telling.journey(below(row, 'application_id'))
      return { ...partOf('offer', row), endedSomeDay: isKnown && tellOffer(telling, row).answeredSomeDay }
    },
  },
  {
    columns: ['id', 'name', 'job_id', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`id, name, job_id, created_at, updated_at, ${ofWarehouse}`),
    noteNames: (row, labels) => noteName(row, 'name', (id, name) => labels.name('stage', id, name)),
  },
  {
    columns: ['id', 'name', 'source_type_id', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`id, name, source_type_id, source_type_name, ${ofWarehouse}`),
    noteNames: (row, labels) => noteName(row, 'name', (id, name) => labels.name('source', id, name)),
  },
]
