import type { EventDetail, EventType } from '@hearback/contracts'
import { meaningOfLabel } from '@hearback/journeys'
import { plainHeader } from '../csv/header-role.ts'
import { eventOfLabel } from '../label-event.ts'
import { type LabelReading, ownMeaning, processRead } from '../own-labels.ts'
import { activityByForm, activityNamed } from './activity-words.ts'
import type { ActivityMapping } from './mapping.ts'

/** Who says what an activity is: somebody for this log or workspace, a name or a form that is known, or nobody. */
type SaidBy = 'somebody' | 'name' | 'nobody'

/** What an activity comes to. Said by nobody, it was taken for the entry of a stage of its name. */
export type ReadActivity =
  | { kind: 'event'; type: EventType; detail: EventDetail; by: SaidBy }
  | { kind: 'silence' }
  /** The mapping says that it is nothing to tell of. */
  | { kind: 'passed_over' }

type Reading = LabelReading & { mapping?: ActivityMapping | undefined }

const asEvent = (type: EventType, detail: EventDetail, by: SaidBy = 'name'): ReadActivity => ({
  kind: 'event',
  type,
  detail,
  by,
})

const enters = (label: string, reading: Reading): ReadActivity => {
  const process = processRead(reading)
  const meaning = process === undefined ? null : meaningOfLabel(process, label)
  const isKnown = meaning !== null && meaning.means !== 'unknown'
  return asEvent('stage_entered', { stage: label }, isKnown ? 'name' : 'nobody')
}

/**
 * What an activity of a log says happened: what the mapping says, else the stage that the workspace's own labels make of
 * it, else an activity known by its name, else what a label of a stage would say. `isFirst` tells whether its journey has not applied before: a second application is a move back.
 */
export const eventOfActivity = (activity: string, isFirst: () => boolean, reading: Reading): ReadActivity => {
  const plain = plainHeader(activity)
  const mapped = reading.mapping?.activities.get(plain)
  if (mapped === null) return { kind: 'passed_over' }
  if (mapped !== undefined) return asEvent(mapped.type, mapped.detail, 'somebody')
  if (ownMeaning(activity, reading) !== null) return asEvent('stage_entered', { stage: activity }, 'somebody')
  const named = activityNamed(plain)
  if (named?.type === 'application_submitted' && !isFirst()) return enters('Applied', reading)
  if (named !== null) return asEvent(named.type, named.detail)
  const label = eventOfLabel(activity, isFirst, reading)
  if (label.kind === 'silence') return label
  if (label.type !== 'stage_entered' || label.stage === null)
    return asEvent(label.type, label.reason === undefined ? {} : { reason: label.reason })
  const entered = enters(label.stage, reading)
  if (entered.kind === 'event' && entered.by === 'name') return entered
  const formed = activityByForm(plain)
  return formed === null ? entered : asEvent(formed.type, formed.detail)
}
