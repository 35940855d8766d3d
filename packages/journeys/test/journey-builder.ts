import {
  type Day,
  dayFromText,
  type EventDetail,
  type EventType,
  type Fact,
  type FoldedJourney,
  type JourneyFinding,
  type Spell,
  textFromDay,
} from '@hearback/contracts'
import { fold } from '../src/fold.ts'
import { processes } from '../src/processes/shipped.ts'
import type { Process } from '../src/types.ts'

export const processNamed = (id: string): Process => {
  const process = processes.get(id)
  if (process === undefined) throw new Error(`no process ${id}`)
  return process
}

/** `1-05` is a day of 2026. */
export const day = (text: string): Day => {
  const [month = '', date = ''] = text.split('-')
  const found = dayFromText(`2026-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (found === null) throw new Error(`no day ${text}`)
  return found
}

/** An event in one line: its day (`1-05`, `1-05 14:30` or null = not known), its type, its detail. */
export type Line = readonly [when: string | null, type: EventType, detail?: EventDetail, rest?: Partial<Fact>]

export const factOf = ([when, type, detail = {}, rest = {}]: Line, place: number): Fact => {
  const [date, clock] = (when ?? '').split(' ')
  const on = when === null ? null : day(date ?? '')
  const [hours, minutes] = (clock ?? '').split(':').map(Number)
  return {
    type,
    eventId: `e_${String(place).padStart(3, '0')}`,
    process: 'hiring',
    day: on,
    latestDay: null,
    instant:
      on === null || clock === undefined
        ? null
        : on * 86_400_000 + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000,
    recordedAt: day('12-01') * 86_400_000,
    by: null,
    detail,
    attributes: {},
    contributor: null,
    ...rest,
  }
}

export const factsOf = (lines: readonly Line[]): Fact[] => lines.map(factOf)

export const journeyOf = (process: string, lines: readonly Line[]): FoldedJourney =>
  fold(factsOf(lines), processNamed(process))

const dayText = (at: Day): string => textFromDay(at).slice(5).replace(/^0/, '')

/** A spell in words: `screening#2 6-12 +3 moved_back`, `response:application#1 1-05 +7 answered/invited`, `offer#1 1-12 running`. */
export const spellText = (spell: Spell): string => {
  const name = `${spell.clock.replace(/^stage:/, '')}#${spell.visit} ${dayText(spell.enteredOn)}`
  if (spell.exitedOn === null) return `${name} running`
  const kind = spell.kind === null ? '' : `/${spell.kind}`
  return `${name} +${spell.exitedOn - spell.enteredOn} ${spell.cause}${kind}`
}

export const stagesOf = (journey: FoldedJourney): string[] =>
  journey.spells.filter(({ clock }) => clock.startsWith('stage:')).map(spellText)

/** The spells of one clock in words, without its name: `#2 6-12 +3 moved_back`. */
export const spellsOf = (journey: FoldedJourney, clock: string): string[] =>
  journey.spells
    .filter((spell) => spell.clock === clock)
    .map((spell) => spellText(spell).replace(/^[^#]*/, ''))

/** A finding in words: `unusable time_to_offer 1-12`. */
export const findingText = ({ rule, clock, day: on }: JourneyFinding): string =>
  [rule, clock, dayText(on)].filter((part) => part !== null).join(' ')

export const findingsOf = (journey: FoldedJourney): string[] => journey.findings.map(findingText)

/** The measures of one expectation in words, each with the days it is in force: `#1 5-18..5-29 pending 11`. */
export const measuresOf = (journey: FoldedJourney, expectation: string): string[] =>
  journey.measures
    .filter((measure) => measure.expectation === expectation)
    .map(({ visit, from, until, outcome, value }) => {
      const days = `${dayText(from)}..${until === null ? '' : dayText(until)}`
      return `#${visit} ${days} ${outcome}${value === null ? '' : ` ${value}`}`
    })
