import type { AtsTable } from '../ats-tables.ts'
import { below, type Field, idOf, isAbsent, rootOf, textOf } from '../field.ts'
import { leverStage, tellArchived } from '../lever.ts'
import { namesIn } from '../unread-fields.ts'
import { noteName, ofWarehouse, partOf, wasDeleted } from './warehouse-rows.ts'

const system = 'lever'
const times = 'utc'

const tellOpportunity: AtsTable['tell'] = (telling, row, context) => {
  if (wasDeleted(row) || !telling.journey(below(row, 'id'))) return {}
  const [created, archived] = [below(row, 'created_at'), below(row, 'archived_at')]
  if (textOf(below(row, 'origin')) !== 'sourced')
    telling.fact('application_submitted', telling.moment(created) ?? null, created.column)
  if (!isAbsent(archived)) tellArchived(telling, below(row, 'archived_reason_id'), archived, context)
  telling.current(telling.moment(below(row, 'last_interaction_at')))
  return { part: 'opportunity row' }
}

const tellStage: AtsTable['tell'] = (telling, row, context) => {
  if (wasDeleted(row) || !telling.journey(below(row, 'opportunity_id'))) return {}
  const [stage, changed] = [below(row, 'stage_id'), below(row, 'updated_at')]
  const id = idOf(stage)
  if (id === null) telling.find('unknown_record', stage.column, 'is no id of a stage', true)
  else telling.stage(leverStage(id, rootOf(null), context), telling.moment(changed) ?? null, stage.column)
  return {}
}

const minutesOf = (row: Field): { duration_minutes?: number } => {
  const minutes = Number(textOf(below(row, 'duration')) ?? Number.NaN)
  return minutes >= 0 && minutes <= 6_000 ? { duration_minutes: minutes } : {}
}

/** An interview that was not cancelled and whose day has passed was held: there is no other word of it. */
const tellInterview: AtsTable['tell'] = (telling, row, { options }) => {
  if (!telling.journey(below(row, 'opportunity_id'))) return {}
  const [created, date, cancelled] = [below(row, 'created_at'), below(row, 'date'), below(row, 'canceled_at')]
  const at = telling.moment(date)
  telling.fact(
    'interview_scheduled',
    telling.moment(created),
    created.column,
    at == null ? {} : { scheduled_for: at },
  )
  if (!isAbsent(cancelled))
    telling.fact('interview_cancelled', telling.moment(cancelled) ?? null, cancelled.column)
  else if (at != null && at.slice(0, 10) < options.today)
    telling.fact('interview_held', at, date.column, minutesOf(row))
  return partOf('interview', row)
}

/** The warehouse tables of Lever that tell when journeys moved, and those that name what they refer to. */
export const leverTables: readonly AtsTable[] = [
  {
    columns: ['opportunity_id', 'updated_at', 'stage_id', 'to_stage_index', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`opportunity_id, updated_at, stage_id, to_stage_index, ${ofWarehouse}`),
    tell: tellStage,
  },
  {
    columns: ['id', 'archived_at', 'archived_reason_id', 'origin', 'stage_id', '_fivetran_synced'],
    system,
    times,
    read: namesIn(
      `id, created_at, archived_at, archived_reason_id, origin, last_interaction_at, ${ofWarehouse}`,
    ),
    tell: tellOpportunity,
  },
  {
    columns: ['id', 'opportunity_id', 'date', 'canceled_at', 'created_at', '_fivetran_synced'],
    system,
    times,
    read: namesIn(`id, opportunity_id, date, duration, canceled_at, created_at, ${ofWarehouse}`),
    tell: tellInterview,
  },
  {
    // Stages and archive reasons have the same columns; their ids cannot meet.
    columns: ['id', 'text', '_fivetran_synced', '_fivetran_deleted'],
    system,
    times,
    read: namesIn(`id, text, ${ofWarehouse}`),
    noteNames: (row, labels) =>
      noteName(row, 'text', (id, name) => {
        labels.name('stage', id, name)
        labels.name('reason', id, name)
      }),
  },
]
