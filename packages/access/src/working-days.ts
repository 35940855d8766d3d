import {
  type Day,
  dayFromText,
  type Fault,
  textFromDay,
  type Weekday,
  type WorkingDays,
} from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'

/** A calendar as people write it: holidays as `2026-12-25`. */
export type WrittenCalendar = { weekend: readonly Weekday[]; holidays: readonly string[] }

export type ReadCalendar =
  | { outcome: 'read'; workingDays: WorkingDays }
  | { outcome: 'invalid'; faults: Fault[] }

/** Half a century of a country with many holidays. */
export const mostHolidays = 2_000
const daysInWeek = 7
/** A mistyped century is likelier than a holiday in it. */
const years = { first: 1950, last: 2150 }

const faultOfHoliday = (text: string, index: number, all: readonly string[]): string | null => {
  const day = dayFromText(text)
  if (day === null) return 'is not a day of the calendar (YYYY-MM-DD)'
  const year = Number(text.slice(0, 4))
  if (year < years.first || year > years.last) {
    return `must be in the years ${years.first} to ${years.last}`
  }
  return all.indexOf(text) === index ? null : 'is named twice'
}

const faultsOfCalendar = ({ weekend, holidays }: WrittenCalendar): Fault[] => {
  const faults: Fault[] = weekend.flatMap((weekday, index) =>
    weekend.indexOf(weekday) === index ? [] : [{ pointer: `/weekend/${index}`, message: 'is named twice' }],
  )
  if (new Set(weekend).size === daysInWeek) {
    faults.push({ pointer: '/weekend', message: 'must leave a weekday to work on' })
  }
  if (holidays.length > mostHolidays) {
    return [...faults, { pointer: '/holidays', message: `must be at most ${mostHolidays}` }]
  }
  for (const [index, text] of holidays.entries()) {
    const message = faultOfHoliday(text, index, holidays)
    if (message !== null) faults.push({ pointer: `/holidays/${index}`, message })
  }
  return faults
}

/** The calendar that is written, or everything wrong with it by JSON pointer. Holidays come in order. */
export const readCalendar = (written: WrittenCalendar): ReadCalendar => {
  const faults = faultsOfCalendar(written)
  if (faults.length > 0) return { outcome: 'invalid', faults }
  const holidays = written.holidays.map((text) => dayFromText(text)).filter((day): day is Day => day !== null)
  return {
    outcome: 'read',
    workingDays: { weekend: written.weekend, holidays: holidays.toSorted((a, b) => a - b) },
  }
}

/** Replaces the weekend and the holidays of a workspace; every later answer in working days counts by them. */
export const setWorkingDays = async (
  db: Kysely<Database>,
  workspaceId: number,
  { weekend, holidays }: WorkingDays,
): Promise<void> => {
  const days = holidays.map(textFromDay)
  await db
    .updateTable('access.workspace')
    .set({ weekend: [...weekend], holidays: sql<string>`${days}::date[]` })
    .where('id', '=', workspaceId)
    .execute()
}
