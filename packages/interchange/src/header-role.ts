import type { EventDetail } from '@hearback/contracts'
import { dayRoles, headerNames, interviewNames, ordinals, type Role } from './header-names.ts'

/** A header for looking up: lower case, punctuation and underscores as single spaces. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}#]+/gu, ' ')
    .trim()

/** What a header says its column is: `rank` is its place among the names of the role, 0 the preferred. */
export type HeaderRole = { role: Role; rank: number; detail: EventDetail }

const exact = new Map<string, HeaderRole>()
const dated = new Map<string, HeaderRole>()

// The keys of the table are exactly these roles; Object.entries forgets them.
for (const [role, names] of Object.entries(headerNames) as [Role, readonly string[]][])
  for (const [rank, written] of names.entries()) {
    const name = written.replace('+', '')
    const found = { role, rank, detail: {} }
    if (dayRoles.has(role) && !dated.has(name)) dated.set(name, found)
    if (name === written && !exact.has(name)) exact.set(name, found)
  }
for (const [names, detail] of interviewNames)
  for (const name of names) {
    const found: HeaderRole = { role: 'interview', rank: 0, detail }
    dated.set(name, found)
    exact.set(name, found)
  }

const dateBefore = /^(?:date|day|datum|fecha|jour)(?: (?:of|de|del|der|des|du|d|la|le|the))* /
const dateAfter = /(?: (?:date|day|on|at|datum|am|fecha)|日期|时间|日)$/

const withoutDateWord = (plain: string): string => plain.replace(dateBefore, '').replace(dateAfter, '').trim()

const roundOf = (word: string): number => ordinals.findIndex((words) => words.includes(word)) + 1
const roundShapes = [
  /^(\S+?)\.? (?:round )?(?:interview|gespräch|entretien|entrevista)$/,
  /^(?:interview|gespräch|entretien|entrevista)(?: round)? (\S+)$/,
  /^round (\S+)(?: interview)?$/,
  /^(\S+) round$/,
  /^([一二三四五])面$/,
]

const numberedInterview = (plain: string): HeaderRole | null => {
  for (const shape of roundShapes) {
    const round = roundOf(shape.exec(plain)?.[1] ?? '')
    if (round > 0) return { role: 'interview', rank: 0, detail: { round } }
  }
  return null
}

/** The role of a header, or null if nobody knows it. */
export const roleOfHeader = (header: string): HeaderRole | null => {
  const plain = plainHeader(header)
  const base = withoutDateWord(plain)
  return exact.get(plain) ?? (base === plain ? undefined : dated.get(base)) ?? numberedInterview(base) ?? null
}
