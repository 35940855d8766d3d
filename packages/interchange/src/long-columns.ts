import { catalogue, type EventDetail } from '@hearback/contracts'
import { shownName } from './gather-event.ts'
import { plainHeader } from './header-role.ts'

/** What the columns of a file of events are, by position; a name not among these is dropped. */
export type LongColumns = {
  shape: 'events' | 'stages'
  /** Field name to position and the header as written. */
  fields: Map<string, { index: number; header: string }>
  dropped: string[]
}

const synonyms: Record<string, string> = {
  application_id: 'journey_id',
  case_id: 'journey_id',
  event_type: 'type',
  event: 'type',
  timestamp: 'occurred_at',
  occurred_on: 'occurred_at',
  entered_on: 'entered_at',
  stage_entered_at: 'entered_at',
  exited_at: 'left_at',
  left_on: 'left_at',
}

const envelope = [
  'journey_id',
  'type',
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

const fieldOf = (header: string): string => {
  const name = plainHeader(header).replaceAll(' ', '_')
  return Object.hasOwn(synonyms, name) ? (synonyms[name] ?? name) : name
}

/** The columns of a file of events or of stages entered, or null when the header is of neither kind. */
export const longColumnsOf = (
  cells: readonly string[],
  dimensions: ReadonlySet<string>,
): LongColumns | null => {
  const names = cells.map(fieldOf)
  const has = (name: string): boolean => names.includes(name)
  const hasMoment = has('occurred_at') || (has('occurred_earliest') && has('occurred_latest'))
  const isEvents = has('journey_id') && has('type') && hasMoment
  const isStages = has('journey_id') && has('stage') && has('entered_at')
  if (!isEvents && !isStages) return null
  const known = isEvents ? new Set([...envelope, ...detailFields]) : new Set(ofStages)
  const columns: LongColumns = { shape: isEvents ? 'events' : 'stages', fields: new Map(), dropped: [] }
  for (const [index, header] of cells.entries()) {
    const name = names[index] ?? ''
    const isKnown = known.has(name) || dimensions.has(name)
    if (isKnown && !columns.fields.has(name)) columns.fields.set(name, { index, header })
    else columns.dropped.push(shownName(header))
  }
  return columns
}
