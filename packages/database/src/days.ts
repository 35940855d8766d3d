import { type RawBuilder, sql } from 'kysely'

const millisecondsPerDay = 86_400_000

/**
 * A day as it comes out of a `date` column: whole days since 1970-01-01.
 * The brand keeps a bare number out of comparisons, because PostgreSQL would read `19045` as the 45th day of 2019.
 */
export type DayNumber = number & { readonly column: 'date' }

/** The SQL date of a day number (whole days since 1970-01-01), for comparisons and inserts. */
export const dateOf = (day: number): RawBuilder<DayNumber> =>
  sql<DayNumber>`(date '1970-01-01' + ${day}::integer)`

/** The Gregorian calendar repeats after 400 years; JavaScript takes years below 100 for the 1900s. */
const cycleInYears = 400
const cycleInMilliseconds = 146_097 * millisecondsPerDay

/** Parses PostgreSQL's ISO output of a date into a day number; throws on `infinity` and on years before Christ. */
export const dayFromPostgres = (text: string): number => {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text)
  if (parts === null) throw new Error(`not a calendar day of our era: ${text}`)
  const [, year, month, day] = parts
  const shifted = Date.UTC(Number(year) + cycleInYears, Number(month) - 1, Number(day))
  return (shifted - cycleInMilliseconds) / millisecondsPerDay
}

const utcInstant = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/

/** Parses PostgreSQL's ISO output of a timestamptz in UTC into milliseconds since 1970 (microseconds are cut off). */
export const instantFromPostgres = (text: string): number => {
  const parts = utcInstant.exec(text)
  if (parts === null) throw new Error(`not an instant in UTC of our era: ${text}`)
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const shifted = Date.UTC(
    Number(year) + cycleInYears,
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  )
  return shifted - cycleInMilliseconds
}
