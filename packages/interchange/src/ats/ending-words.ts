import type { EventDetail, EventType } from '@hearback/contracts'
import { readStatus } from '../csv/status-words.ts'
import { type Field, firstOf } from './field.ts'
import type { Telling } from './telling.ts'

export type EndingEvent = { type: EventType; detail?: EventDetail }

const reasons: readonly [words: RegExp, ending: EndingEvent][] = [
  [/\bhiring freeze|\bheadcount freeze/i, { type: 'journey_closed', detail: { reason: 'hiring_freeze' } }],
  [
    /\b(?:position|role|job|requisition|req|opening)\b.{0,20}\b(?:closed|filled|cancell?ed|on hold)\b/i,
    { type: 'journey_closed', detail: { reason: 'position_closed' } },
  ],
  [
    /\b(?:declined|rejected|refused|turned down)\b.{0,20}\boffer\b|\boffer\b.{0,20}\b(?:declined|rejected|refused|turned down)\b/i,
    { type: 'offer_declined' },
  ],
  [
    /\boffer\b.{0,20}\b(?:rescinded|revoked|withdrawn)\b|\b(?:rescinded|revoked)\b.{0,20}\boffer\b/i,
    { type: 'offer_rescinded' },
  ],
  [
    /\bwithdr[ae]w|\bthey rejected us\b|\bnot interested\b|\b(?:took|accepted) (?:an)?other\b/i,
    { type: 'candidate_withdrew' },
  ],
]

const endings: ReadonlySet<string> = new Set<EventType>([
  'candidate_rejected',
  'candidate_withdrew',
  'offer_declined',
  'offer_rescinded',
  'journey_closed',
  'offer_accepted',
])
const longestReason = 200

/** The ending that a reason for an end is, or null where its words do not tell. "Hired" is the acceptance. */
export const endingOfReason = (reason: string): EndingEvent | null => {
  // A reason is a name in a list; a longer text is somebody's prose.
  if (reason.length > longestReason) return null
  const found = reasons.find(([words]) => words.test(reason))?.[1]
  if (found !== undefined) return found
  const [status, second] = readStatus(reason) ?? []
  if (status?.event == null || second !== undefined || !endings.has(status.event)) return null
  return status.event === 'journey_closed'
    ? { type: status.event, detail: { reason: 'position_closed' } }
    : { type: status.event }
}

/**
 * Tells an ending at the moment of a field. Where that is missing or cannot be read the end is of unknown day, which
 * is found. `fields` are those that could hold the moment, the preferred first. Gives whether the day is known.
 */
export const tellEnding = (telling: Telling, ending: EndingEvent, fields: [Field, ...Field[]]): boolean => {
  const field = firstOf(...fields)
  const at = telling.moment(field) ?? null
  if (at === null) telling.find('undated_end', field.column, 'the end of the journey has no day of its own')
  telling.fact(ending.type, at, field.column, ending.detail)
  return at !== null
}
