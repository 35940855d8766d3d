import { catalogue, type EventDetail } from '@hearback/contracts'
import { shownName } from '../json/gather-event.ts'
import type { Places } from '../places.ts'
import { plainHeader, roleOfHeader } from './header-role.ts'
import { listed } from './listed.ts'

/** What the columns of a file of events are, by position; a name not among these is dropped. */
export type LongColumns = {
  shape: 'events' | 'stages'
  /** Field name to position and the header as written. */
  fields: Map<string, { index: number; header: string }>
  dropped: string[]
}

/** Other names of the fields, by field. `activity` is a label in anybody's words, or a type of event. */
const names: Record<string, readonly string[]> = {
  journey_id: listed(`
    application_id, case_id, candidate_id, applicant_id, app_id, job_application_id, opportunity_id, case,
    case_concept_name, process_id, application`),
  type: listed('type'),
  activity: listed('event_type, event, event_name, activity, concept_name, action, status, milestone, step'),
  occurred_at: listed(`
    timestamp, occurred_on, occurred, event_date, event_time, event_timestamp, activity_date, time_timestamp, time`),
  stage: listed('to_stage, stage_name, new_stage, stage_to, to_status, new_status, current_stage, phase'),
  entered_at: listed(`
    entered_on, stage_entered_at, entered, entry_date, stage_date, status_date, changed_at, changed_on, changed,
    moved_at, moved_on, transitioned_at, transition_date, stage_start, start_date, start_time, started_at, start`),
  left_at: listed(`
    exited_at, left_on, exited, left, exit_date, exited_on, ended_at, end_date, end_time, end, stage_end, complete_time`),
}
/** A moment that either kind may have. */
const anyMoment: ReadonlySet<string> = new Set([
  'date',
  'day',
  'on',
  'at',
  'when',
  'datetime',
  'date_time',
  'created_at',
])
const synonyms = new Map(
  Object.entries(names).flatMap(([field, others]) => others.map((name) => [name, field] as const)),
)

const envelope = [
  'journey_id',
  'type',
  'activity',
  'lifecycle_transition',
  'occurred_at',
  'occurred_earliest',
  'occurred_latest',
  'event_id',
  'process',
  'by',
]
const ofStages = ['journey_id', 'stage', 'entered_at', 'left_at', 'process']
const detailFields: ReadonlySet<string> = new Set(
  Object.values(catalogue).flatMap(({ detail }) => Object.keys(detail)),
)

/** Detail that is not text, by how its cell is read. */
export const cellKinds: Partial<Record<keyof EventDetail, 'number' | 'boolean' | 'day'>> = {
  round: 'number',
  version: 'number',
  duration_minutes: 'number',
  final: 'boolean',
  voluntary: 'boolean',
  scheduled_for: 'day',
  expected_by: 'day',
  last_working_day: 'day',
  from: 'day',
  through: 'day',
}

const plainName = (header: string): string => plainHeader(header).replaceAll(' ', '_')

/** Whether a header is a name of a file of events, or of stages entered. */
export const isLongName = (header: string): boolean => {
  const name = plainName(header)
  return synonyms.has(name) || anyMoment.has(name) || Object.hasOwn(names, name) || detailFields.has(name)
}

/**
 * The fields of a header. A status is a stage, and a label is the type, where there is no better one; a plain "date"
 * is the moment of whichever kind the file is of.
 */
const fieldsOf = (cells: readonly string[]): string[] => {
  const plain = cells.map(plainName)
  const fields = plain.map((name) => synonyms.get(name) ?? name)
  const has = (name: string): boolean => fields.includes(name)
  // Beside the activity of a log for process mining, the stage is a detail of it.
  const isStages = has('stage') && !has('type') && !plain.includes('concept_name')
  const label = isStages || has('type') ? null : 'activity'
  const moment = isStages ? 'entered_at' : 'occurred_at'
  const other = isStages ? 'occurred_at' : 'entered_at'
  return fields.map((field, at) => {
    if (field === 'activity' && label === null) return plain[at] ?? field
    if (!has(moment) && (anyMoment.has(plain[at] ?? '') || (field === other && !(has('type') && !isStages))))
      return moment
    return field
  })
}

/** A tracker may have an id, a stage and a date too: then it names an employer or a position, and its date is that of the row. */
const looksLikeTracker = (cells: readonly string[]): boolean => {
  const roles = cells.map((cell) => roleOfHeader(cell)?.role)
  const named = cells.map(plainName)
  const strong = [
    'occurred_at',
    'entered_at',
    'from_stage',
    'to_stage',
    'type',
    'stage_entered_at',
    'exited_at',
    'concept_name',
  ]
  if (strong.some((name) => named.includes(name))) return false
  return roles.includes('employer') || roles.includes('position')
}

/** The columns of a file of events or of stages entered, or null when the header is of neither kind. */
export const longColumnsOf = (
  cells: readonly string[],
  dimensions: ReadonlySet<string>,
): LongColumns | null => {
  const fields = fieldsOf(cells)
  const has = (name: string): boolean => fields.includes(name)
  const hasMoment = has('occurred_at') || (has('occurred_earliest') && has('occurred_latest'))
  const isEvents = has('journey_id') && (has('type') || has('activity')) && hasMoment
  const isStages = has('journey_id') && has('stage') && has('entered_at')
  if ((!isEvents && !isStages) || looksLikeTracker(cells)) return null
  const known = isEvents ? new Set([...envelope, ...detailFields]) : new Set(ofStages)
  const columns: LongColumns = { shape: isEvents ? 'events' : 'stages', fields: new Map(), dropped: [] }
  for (const [index, header] of cells.entries()) {
    const name = fields[index] ?? ''
    const isKnown = known.has(name) || dimensions.has(name)
    if (isKnown && !columns.fields.has(name)) columns.fields.set(name, { index, header })
    else columns.dropped.push(shownName(header))
  }
  return columns
}

/** Where the values of a row stand, and of one whose stage is that of its activity. */
export type PlacesOfRows = { ofFields: Places; ofActivity: Places }

/** A field stands in the column of its name, wherever in the event it belongs. */
export const placesOfColumns = ({ fields }: LongColumns): PlacesOfRows => {
  const columns = Object.fromEntries(
    [...fields].flatMap(([name, { header }]) =>
      ['', '/detail', '/attributes'].map((place) => [`${place}/${name}`, header] as const),
    ),
  )
  const activity = fields.get('activity')?.header
  const ofFields: Places = { columns }
  if (activity === undefined) return { ofFields, ofActivity: ofFields }
  return { ofFields, ofActivity: { columns: { ...columns, '/detail/stage': activity } } }
}
