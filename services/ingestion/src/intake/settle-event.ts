import type { Workspace } from '@hearback/access'
import { eventIdText, type Pseudonyms } from '@hearback/access'
import {
  type Day,
  dayFromText,
  dayOfInstant,
  type EventDetail,
  type IncomingEvent,
  textFromDay,
} from '@hearback/contracts'
import { contentOf, type NewEvent } from '@hearback/event-log'
import { LRUCache } from 'lru-cache'

export type SettleContext = {
  workspace: Pick<Workspace, 'id' | 'kind' | 'timeZone'>
  pseudonyms: Pseudonyms
  /** Pseudonym of who brings the event. */
  contributor: string
}

type When = Pick<NewEvent, 'precision' | 'day' | 'latestDay' | 'instant'>

const unknownDay: When = { precision: 'unknown', day: null, latestDay: null, instant: null }

/** Few days make up an upload, and this runs for every event of it. */
const daysRead = new LRUCache<string, Day>({ max: 10_000 })

/** The day of a text that the reader has checked to be one. */
const dayOfChecked = (text: string): Day => {
  const known = daysRead.get(text)
  if (known !== undefined) return known
  const day = dayFromText(text)
  if (day === null) throw new Error('a day that was checked is not one')
  daysRead.set(text, day)
  return day
}

const onDay = (day: Day): When => ({ precision: 'day', day, latestDay: null, instant: null })

const isDay = (text: string): boolean => text.length === 10

const whenOf = (event: IncomingEvent, { kind, timeZone }: SettleContext['workspace']): When => {
  if (event.occurred_between !== undefined) {
    const [first, last] = event.occurred_between.map(dayOfChecked)
    if (first === undefined || last === undefined) return unknownDay
    return first === last
      ? onDay(first)
      : { precision: 'between', day: first, latestDay: last, instant: null }
  }
  const text = event.occurred_at
  if (text === undefined || text === null) return unknownDay
  if (isDay(text)) return onDay(dayOfChecked(text))
  const instant = Date.parse(text)
  const day = dayOfInstant(instant, timeZone)
  return kind === 'community' ? onDay(day) : { precision: 'instant', day, latestDay: null, instant }
}

/** Detail as it is stored: the event a retraction names by its pseudonym, and no clock time of a community. */
const detailOf = (event: IncomingEvent, journeyId: string, context: SettleContext): EventDetail => {
  const detail = event.detail ?? {}
  if (event.type === 'event_retracted' && detail.event_id !== undefined) {
    return { ...detail, event_id: eventIdText(context.pseudonyms.eventById(journeyId, detail.event_id)) }
  }
  const { scheduled_for: moment } = detail
  const { kind, timeZone } = context.workspace
  if (kind !== 'community' || moment === undefined || isDay(moment)) return detail
  return { ...detail, scheduled_for: textFromDay(dayOfInstant(Date.parse(moment), timeZone)) }
}

/**
 * A valid event as the log takes it: journey and event ids as keyed pseudonyms, the day in the workspace's time
 * zone. An event without an id is known by its content, so that sending it again adds nothing. In a community
 * the clock time is dropped here and reaches nothing further.
 */
export const settleEvent = (event: IncomingEvent, context: SettleContext): NewEvent => {
  const { workspace, pseudonyms, contributor } = context
  const journeyId = pseudonyms.journey(event.journey_id)
  const { precision, day, latestDay, instant } = whenOf(event, workspace)
  const settled: NewEvent = {
    workspaceId: workspace.id,
    journeyId,
    eventId: '',
    type: event.type,
    process: event.process ?? 'hiring',
    precision,
    day,
    latestDay,
    instant,
    by: event.by ?? null,
    detail: detailOf(event, journeyId, context),
    attributes: event.attributes ?? {},
    contributor,
  }
  settled.eventId =
    event.event_id === undefined
      ? pseudonyms.eventByContent(journeyId, contentOf(settled))
      : pseudonyms.eventById(journeyId, event.event_id)
  return settled
}
