import type { EventDetail, EventType } from '@hearback/contracts'
import { roleOfHeader } from './header-role.ts'
import { listed } from './listed.ts'
import { type StatusMeaning, statusWords } from './status-table.ts'

/** What a status word says happened. A null event says that nothing did: silence is not an event. */
export type Status = {
  meaning: StatusMeaning
  event: EventType | null
  detail: EventDetail
}

const meanings = {
  never_applied: null,
  silent: null,
  responded: 'employer_responded',
  interview: 'interview_scheduled',
  interview_1: 'interview_scheduled',
  interview_2: 'interview_scheduled',
  interview_3: 'interview_scheduled',
  screening: 'interview_scheduled',
  assessment: 'interview_scheduled',
  offer: 'offer_presented',
  accepted: 'offer_accepted',
  declined: 'offer_declined',
  rescinded: 'offer_rescinded',
  rejected: 'candidate_rejected',
  withdrew: 'candidate_withdrew',
  closed: 'journey_closed',
} as const satisfies Record<StatusMeaning, EventType | null>

const details: Partial<Record<StatusMeaning, EventDetail>> = {
  interview_1: { round: 1 },
  interview_2: { round: 2 },
  interview_3: { round: 3 },
  screening: { kind: 'screening' },
  assessment: { kind: 'assessment' },
  closed: { reason: 'position_closed' },
}

const byWord = new Map<string, StatusMeaning>()
// The keys of the table are exactly the meanings; Object.entries forgets them.
for (const [meaning, words] of Object.entries(statusWords) as [StatusMeaning, readonly string[]][])
  for (const word of words) if (!byWord.has(word)) byWord.set(word, meaning)

const plainStatus = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/\s[-–—]+\s|[:()[\]@]/gu, '/')
    .replaceAll(/(?<=[面试])挂/gu, '/挂')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .replaceAll(/[^\p{L}\p{N}\p{M}+&/,;|→>]+/gu, ' ')
    .trim()

/** A status by its meaning. */
export const statusOf = (meaning: StatusMeaning, detail: EventDetail = details[meaning] ?? {}): Status => ({
  meaning,
  event: meanings[meaning],
  detail,
})

const lookUp = (plain: string): Status | null => {
  const meaning = byWord.get(plain)
  return meaning === undefined ? null : statusOf(meaning)
}

/** Words around the name of an interview that change nothing of what the row tells. */
const qualifiers: ReadonlySet<string> = new Set(
  listed(`
    scheduled, completed, complete, done, passed, cleared, booked, invite, invited, invitation, received,
    requested, upcoming, pending, stage, phase, attended, finished, sent, in, progress, got, had, to, for`),
)
const interviewMeanings: ReadonlySet<string> = new Set([
  'interview',
  'interview_1',
  'interview_2',
  'interview_3',
  'screening',
  'assessment',
])

const asInterview = (plain: string): Status | null => {
  const known = lookUp(plain)
  if (known !== null) return interviewMeanings.has(known.meaning) ? known : null
  const header = roleOfHeader(plain)
  return header?.role === 'interview' && !header.dated ? statusOf('interview', header.detail) : null
}

/** An interview by any name that a column may have, with or without words such as "scheduled" around it. */
const readInterview = (plain: string): Status | null => {
  const words = plain.replace(/(?:已?完成|已?通过|已约|中)$/u, '').split(' ')
  while (words.length > 0 && qualifiers.has(words.at(-1) ?? '')) words.pop()
  while (words.length > 0 && qualifiers.has(words[0] ?? '')) words.shift()
  return words.length === 0 ? null : asInterview(words.join(' '))
}

const separators =
  /[+&/,;|→>]|(?<![\p{L}])(?:then|and|und|et|y|e|after|at|post|following|before|during|nach|après|tras|após)(?![\p{L}])/u

const parseStatus = (clean: string): readonly Status[] | null => {
  if (/^[\d.,%\s]+$/.test(clean)) return []
  const plain = plainStatus(clean)
  const joined = plain
    .replaceAll(/[+&/,;|→>]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const whole = lookUp(joined) ?? readInterview(joined)
  if (whole !== null) return [whole]
  const parts = plain
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const known = parts.map((part) => lookUp(part) ?? readInterview(part)).filter((status) => status !== null)
  return known.length > 0 && known.length === parts.length ? known : null
}

const remembered = new Map<string, readonly Status[] | null>()
const mostRemembered = 2_000

/** What a status says to the workspace itself, or null. */
export type OwnStatus = (clean: string) => Status | null

/**
 * What a status cell says: one status, or several written together ("Inter + Rejec", "Rejected after onsite"). Null
 * when a part is not known. A number is a code without its key: it says nothing, and is not unknown either. What the
 * workspace itself says of the whole cell goes before.
 */
export const readStatus = (clean: string, own: OwnStatus = () => null): readonly Status[] | null => {
  const said = own(clean)
  if (said !== null) return [said]
  const before = remembered.get(clean)
  if (before !== undefined) return before
  const read = parseStatus(clean)
  // The same few statuses stand in every row; a column of prose must not fill the memory.
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(clean, read)
  return read
}

const endings: ReadonlySet<EventType> = new Set<EventType>([
  'candidate_rejected',
  'candidate_withdrew',
  'offer_declined',
  'offer_rescinded',
  'background_check_failed',
  'journey_closed',
])

/** Whether an event of this type ends its journey. (A notified decision may; its detail tells.) */
export const isEnding = (type: EventType): boolean => endings.has(type)

/** Whether a label of a stage is itself the end of the journey: "Rejected", "Hired". */
export const isFinalLabel = (label: string): boolean =>
  (readStatus(label) ?? []).some(
    ({ event }) => event !== null && (endings.has(event) || event === 'offer_accepted'),
  )
