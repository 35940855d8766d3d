import { type Static, Type } from '@sinclair/typebox'
import type { Day } from './day.ts'

/** Monday first, as the weeks of cohorts begin. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export const Weekday = Type.Union(
  [
    Type.Literal('monday'),
    Type.Literal('tuesday'),
    Type.Literal('wednesday'),
    Type.Literal('thursday'),
    Type.Literal('friday'),
    Type.Literal('saturday'),
    Type.Literal('sunday'),
  ],
  { description: 'A weekday in English, lower-case' },
)
export type Weekday = Static<typeof Weekday>

/** How the days of a wait are counted: all of them, or the working days of the workspace. */
export const Calendar = Type.Union([Type.Literal('days'), Type.Literal('business')])
export type Calendar = Static<typeof Calendar>

/** Which days nobody works: the weekdays of every weekend, and single days beside them. */
export type WorkingDays = { weekend: readonly Weekday[]; holidays: readonly Day[] }

/** 1970-01-01 was a Thursday, the fourth day of its week. */
const thursday = 3

/** The weekday of a day. */
export const weekdayOf = (day: Day): Weekday => {
  const place = (((day + thursday) % 7) + 7) % 7
  // The remainder of a division by seven has its place among the seven.
  return weekdays[place] as Weekday
}

/** The holidays that take a working day out: one that falls on a weekend takes none. */
export const holidaysOutsideWeekends = ({ weekend, holidays }: WorkingDays): Day[] =>
  [...new Set(holidays)].filter((day) => !weekend.includes(weekdayOf(day))).toSorted((a, b) => a - b)
