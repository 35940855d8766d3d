import type { Taken } from '../event-source.ts'
import { below, type Field, firstOf, idOf, isAbsent, rootOf, textOf } from './field.ts'
import { leverStage, tellArchived } from './lever.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfDelivery = namesIn('id, event, triggeredAt, token, signature, data')

type TellEvent = (
  telling: Telling,
  delivery: { data: Field; triggered: Field },
  context: TellingContext,
) => void

const tellMove: TellEvent = (telling, { data, triggered }, context) => {
  const stage = below(data, 'toStageId')
  const id = idOf(stage)
  if (id === null) return telling.find('unknown_record', stage.column, 'is no id of a stage', true)
  telling.stage(leverStage(id, rootOf(null), context), telling.moment(triggered) ?? null, stage.column)
}

/** Archived for a reason, or (without one) taken out of the archive: the ending was in force until this delivery. */
const tellArchive: TellEvent = (telling, { data, triggered }, context) => {
  const archived = below(data, 'toArchived')
  if (isAbsent(archived))
    telling.fact('journey_reopened', telling.moment(triggered) ?? null, triggered.column)
  else tellArchived(telling, below(archived, 'reason'), triggered, context)
}

const events: Readonly<Record<string, TellEvent>> = {
  applicationCreated: (telling, { triggered }) =>
    telling.fact('application_submitted', telling.moment(triggered) ?? null, triggered.column),
  candidateStageChange: tellMove,
  candidateArchiveChange: tellArchive,
  candidateHired: (telling, { triggered }) =>
    telling.fact('offer_accepted', telling.moment(triggered) ?? null, triggered.column),
}

/** Whether a record is a delivery of Lever's. */
export const isLeverWebhook = (root: Field): boolean =>
  textOf(below(root, 'event')) !== null &&
  !isAbsent(below(root, 'triggeredAt')) &&
  !isAbsent(below(root, 'data'))

/** A webhook of Lever as a record. Its facts are dated by its delivery, and stand for themselves. */
export const tellLeverWebhook = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const name = textOf(below(root, 'event')) ?? ''
  const data = below(root, 'data')
  // Own properties only: an event may be called `constructor`.
  const tell = Object.hasOwn(events, name) ? events[name] : undefined
  if (name === 'candidateDeleted')
    telling.find(
      'erasure_asked',
      '/event',
      'a candidate was deleted: erase the journey of the opportunity',
      true,
    )
  else if (tell === undefined)
    telling.find('unknown_record', '/event', 'is an event that tells nothing of when a journey moved', true)
  else if (telling.journey(firstOf(below(data, 'opportunityId'), below(data, 'candidateId'))))
    tell(telling, { data, triggered: below(root, 'triggeredAt') }, context)
  return telling.told({ dropped: unreadFields(root, readOfDelivery) })
}
