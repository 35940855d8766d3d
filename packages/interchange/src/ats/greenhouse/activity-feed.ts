import type { Taken } from '../../event-source.ts'
import { below, elementsOf, type Field, firstOf, textOf } from '../field.ts'
import type { AtsRecord } from '../records.ts'
import { openTelling, type Telling, type TellingContext } from '../telling.ts'
import { namesIn, unreadFields } from '../unread-fields.ts'

const readOfFeed = namesIn('application_id, activities')
const longestBody = 2_000
const longestLabel = 100

const between = (text: string, start: string, ends: readonly string[]): string | null => {
  const from = text.indexOf(start)
  if (from === -1) return null
  const rest = text.slice(from + start.length)
  const cuts = ends.map((end) => rest.indexOf(end)).filter((at) => at !== -1)
  const label = rest.slice(0, cuts.length === 0 ? undefined : Math.min(...cuts)).trim()
  return label === '' || label.length > longestLabel ? null : label
}

/**
 * The stage that a sentence of the feed says somebody was moved to. Only the sentences the system itself writes are
 * read, up to where the stage ends: everything else in them (who, which job, by whom) is let go of here.
 */
export const stageOfBody = (body: string): string | null => {
  if (body.length > longestBody) return null
  const line = body.split('\n', 1)[0] ?? ''
  const into = between(line, ' was moved into ', [' for ', ' on '])
  if (into !== null) return into
  const from = line.indexOf(' moved from ')
  return from === -1
    ? null
    : between(line.slice(from + ' moved from '.length), ' to ', [' for ', ' on ', ' by ', '.'])
}

const dayInBody = (body: string): string | null => {
  const [, month = '', day = '', year = ''] =
    / on (\d{2})\/(\d{2})\/(\d{4})/.exec(body.slice(0, longestBody)) ?? []
  return year === '' ? null : `${year}-${month}-${day}`
}

const tellMove = (telling: Telling, activity: Field): void => {
  const [bodyField, made] = [below(activity, 'body'), below(activity, 'created_at')]
  const body = textOf(bodyField) ?? ''
  const label = stageOfBody(body)
  if (label === null)
    return telling.find('unread_words', bodyField.column, 'is not one of the sentences that name a stage')
  const at = telling.moment(made)
  telling.stage(label, at ?? null, bodyField.column)
  const said = dayInBody(body)
  if (said !== null && at != null && said !== at.slice(0, 10))
    telling.find('assumed_time', bodyField.column, 'names another day than its own time, which is taken')
}

const tellActivity = (telling: Telling, activity: Field): void => {
  const subject = textOf(below(activity, 'subject'))?.toLowerCase()
  const made = below(activity, 'created_at')
  if (subject === 'candidate stage change') return tellMove(telling, activity)
  const at = telling.moment(made)
  if (subject === 'candidate rejected') telling.fact('candidate_rejected', at ?? null, made.column)
  else telling.current(at)
}

/** Whether a record is the activity feed of a candidate. */
export const isFeed = (root: Field): boolean =>
  Array.isArray(below(root, 'activities').value) &&
  (Array.isArray(below(root, 'notes').value) || Array.isArray(below(root, 'emails').value))

/**
 * The activity feed: moves and rejections. It says nothing of whose it is, so whoever exports it adds `application_id`.
 * Its facts stand for themselves, because a feed of one candidate may be given in pages.
 */
export const tellFeed = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfFeed)
  const owner = firstOf(below(root, 'application_id'), below(root, 'application', 'id'))
  if (telling.journey(owner))
    for (const activity of elementsOf(below(root, 'activities'))) tellActivity(telling, activity)
  return telling.told({ dropped })
}
