import type { EventDetail } from '@hearback/contracts'
import type { DateOrder } from '../read-item.ts'
import { dayRoles, headerNames, interviewNames, ordinals, type Role } from './header-names.ts'

/** A header for looking up: lower case, punctuation and underscores as single spaces. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}#]+/gu, ' ')
    .trim()

/**
 * What a header says its column is: `rank` is its place among the names of the role, 0 the preferred; `dated` that it
 * names a date in so many words, so that its cells can be nothing else.
 */
export type HeaderRole = { role: Role; rank: number; detail: EventDetail; dated: boolean }

const exact = new Map<string, HeaderRole>()
const dated = new Map<string, HeaderRole>()

// The keys of the table are exactly these roles; Object.entries forgets them.
for (const [role, names] of Object.entries(headerNames) as [Role, readonly string[]][])
  for (const [rank, written] of names.entries()) {
    const name = written.replace('+', '')
    const found = { role, rank, detail: {}, dated: false }
    if (dayRoles.has(role) && !dated.has(name)) dated.set(name, { ...found, dated: true })
    if (name === written && !exact.has(name)) exact.set(name, found)
  }
for (const [names, detail] of interviewNames)
  for (const name of names) {
    const found: HeaderRole = { role: 'interview', rank: 0, detail, dated: false }
    dated.set(name, { ...found, dated: true })
    exact.set(name, found)
  }

const dateBefore = /^(?:date|day|datum|fecha|jour|data)(?: (?:of|de|del|der|des|du|da|do|d|la|le|the))* /
const dateAfter = /(?: (?:date|day|on|at|datum|am|fecha)|日期|时间|日|(?<=\p{L}{4})s?datum)$/u

const withoutDateWord = (plain: string): string => plain.replace(dateBefore, '').replace(dateAfter, '').trim()

const roundOf = (word: string): number => ordinals.findIndex((words) => words.includes(word)) + 1
const roundShapes = [
  /^(\S+?)\.? (?:round )?(?:interview|gespräch|entretien|entrevista)$/,
  /^(?:interview|gespräch|entretien|entrevista)(?: round)? (\S+)$/,
  /^round (\S+)(?: interview)?$/,
  /^(\S+) round$/,
  /^r(\d)$/,
  /^第?([一二三四五])(?:轮|次)?(?:面|面试|面接)$/,
]

const roundInterview = (round: number, detail: EventDetail): HeaderRole | null =>
  round === 0 ? null : { role: 'interview', rank: 0, detail: { ...detail, round }, dated: false }

/** "2nd interview", "Round 2", and a known kind with a number before or after it: "Technical interview 2". */
const numberedInterview = (plain: string): HeaderRole | null => {
  for (const shape of roundShapes) {
    const found = roundInterview(roundOf(shape.exec(plain)?.[1] ?? ''), {})
    if (found !== null) return found
  }
  const words = plain.split(' ')
  const after = exact.get(words.slice(0, -1).join(' '))
  if (after?.role === 'interview') return roundInterview(roundOf(words.at(-1) ?? ''), after.detail)
  const before = exact.get(words.slice(1).join(' '))
  return before?.role === 'interview' ? roundInterview(roundOf(words[0] ?? ''), before.detail) : null
}

const roleOfPlain = (plain: string): HeaderRole | null => {
  const base = withoutDateWord(plain)
  const isDated = base !== plain
  const numbered = numberedInterview(base)
  return (
    exact.get(plain) ??
    (isDated ? dated.get(base) : undefined) ??
    (numbered === null ? null : { ...numbered, dated: isDated })
  )
}

/** The first part of "Onsite / Final round" that is known; where the work is done counts before what happened there. */
const roleOfParts = (header: string): HeaderRole | null => {
  const parts = header.split(/\/|\||\bor\b/i)
  if (parts.length < 2) return null
  const isDated = plainHeader(header) !== withoutDateWord(plainHeader(header))
  const roles = parts.map((part) => roleOfPlain(plainHeader(part))).filter((found) => found !== null)
  const found = roles.find(({ role }) => role === 'work_mode') ?? roles[0] ?? null
  return found === null ? null : { ...found, dated: found.dated || (isDated && dayRoles.has(found.role)) }
}

/** The role of a header, or null if nobody knows it. What stands in brackets is looked at only as part of a whole name. */
export const roleOfHeader = (header: string): HeaderRole | null => {
  const bare = header.replaceAll(/[([（].*?(?:[)\]）]|$)/g, ' ')
  return (
    roleOfPlain(plainHeader(header)) ??
    (bare === header ? null : roleOfPlain(plainHeader(bare))) ??
    roleOfParts(bare.replace(/^date\s+(?:of\s+)?/i, ''))
  )
}

const dayFirstHint = /\b[dtj]{1,2}\s?[/.-]\s?m{1,2}\b|\bdd\s?mm\b/i
const monthFirstHint = /\bm{1,2}\s?[/.-]\s?d{1,2}\b|\bmm\s?dd\b/i

/** The order of day and month that a header asks for: "Date applied (DD/MM/YYYY)". */
export const orderInHeader = (header: string): DateOrder | null =>
  dayFirstHint.test(header) ? 'day-month' : monthFirstHint.test(header) ? 'month-day' : null
