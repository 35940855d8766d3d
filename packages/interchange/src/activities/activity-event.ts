import type { EventDetail, EventType } from '@hearback/contracts'
import { meaningOfLabel, processes } from '@hearback/journeys'
import { plainHeader } from '../csv/header-role.ts'
import { eventOfLabel } from '../label-event.ts'
import { activityByForm, activityNamed } from './activity-words.ts'
import type { ActivityMapping } from './mapping.ts'

/** What an activity comes to. `known` is false where its name was taken for a stage because nobody knows it. */
export type ReadActivity =
  | { kind: 'event'; type: EventType; detail: EventDetail; known: boolean }
  | { kind: 'silence' }
  /** The mapping says that it is nothing to tell of. */
  | { kind: 'passed_over' }

type Reading = { mapping?: ActivityMapping | undefined; process?: string | undefined }

const asEvent = (type: EventType, detail: EventDetail, known = true): ReadActivity => ({
  kind: 'event',
  type,
  detail,
  known,
})

const enters = (label: string, process: string): ReadActivity => {
  const shipped = processes.get(process)
  const meaning = shipped === undefined ? null : meaningOfLabel(shipped, label)
  return asEvent('stage_entered', { stage: label }, meaning !== null && meaning.means !== 'unknown')
}

/**
 * What an activity of a log says happened: what the mapping says, else an activity known by its name, else what a label
 * of a stage would say. `isFirst` tells whether its journey has not applied before: a second application is a move back.
 */
export const eventOfActivity = (
  activity: string,
  isFirst: () => boolean,
  { mapping, process = 'hiring' }: Reading,
): ReadActivity => {
  const plain = plainHeader(activity)
  const mapped = mapping?.activities.get(plain)
  if (mapped === null) return { kind: 'passed_over' }
  if (mapped !== undefined) return asEvent(mapped.type, mapped.detail)
  const named = activityNamed(plain)
  if (named?.type === 'application_submitted' && !isFirst()) return enters('Applied', process)
  if (named !== null) return asEvent(named.type, named.detail)
  const label = eventOfLabel(activity, isFirst)
  if (label.kind === 'silence') return label
  if (label.type !== 'stage_entered' || label.stage === null)
    return asEvent(label.type, label.reason === undefined ? {} : { reason: label.reason })
  const entered = enters(label.stage, process)
  if (entered.kind === 'event' && entered.known) return entered
  const formed = activityByForm(plain)
  return formed === null ? entered : asEvent(formed.type, formed.detail)
}
