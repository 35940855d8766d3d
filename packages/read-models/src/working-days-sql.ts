import { holidaysOutsideWeekends, textFromDay, type WorkingDays, weekdays } from '@hearback/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { Units } from './spell-sql.ts'

type Sql = RawBuilder<unknown>

/** A Monday before every day there is, so that all numbers counted from it are positive and division rounds down. */
const firstMonday = sql`date '0001-01-01'`

/**
 * B(d), the number of working days up to and with a day, from a day before all: the days, less each weekend day of
 * their weeks, less the holidays up to d that fall on no weekend. Exact for any day and cheap: no calendar is joined.
 */
const workingDaysThrough = (calendar: WorkingDays): ((day: Sql) => Sql) => {
  const places = calendar.weekend.map((weekday) => weekdays.indexOf(weekday))
  const holidays = holidaysOutsideWeekends(calendar).map(textFromDay)
  return (day) => {
    const number = sql`(${day} - ${firstMonday})`
    const weekends = places.map((place) => sql` - (${number} + ${sql.lit(7 - place)}) / 7`)
    // How many of the sorted holidays are not after the day.
    const taken = holidays.length === 0 ? sql`` : sql` - width_bucket(${day}, ${holidays}::date[])`
    return sql`(${number}${sql.join(weekends, sql``)}${taken})`
  }
}

/**
 * Ages in working days: each is B(day) - B(day of entry), so from Friday to Monday is 1, from Saturday to Sunday 0.
 * What happened, and in which order, is still decided by the days of the calendar, which ages no longer tell apart: an
 * exit on a Saturday is not seen by who asks on Friday, nor by who first looks on Sunday.
 */
export const inWorkingDays = (days: Units, calendar: WorkingDays): Units => {
  const through = workingDaysThrough(calendar)
  const { entered, firstSeen, exit, observed, first, last, closedAfter } = days
  const hasEnded = sql`${exit} <= ${last}`
  const seenFrom = first === null ? firstSeen : sql`greatest(${firstSeen}, ${first})`
  const seenTo = sql`CASE WHEN ${hasEnded} THEN ${exit} ELSE least(${last}, ${observed}) END`
  // One that had reached the age of its assumed ending the day before anybody looked had ended by then.
  const closedBefore = sql`(${seenFrom} > ${entered}
    AND ${through(sql`(${seenFrom} - 1)`)} - ${through(entered)} >= ${closedAfter}::integer)`
  return {
    entered: through(entered),
    firstSeen: through(firstSeen),
    exit: through(exit),
    observed: through(observed),
    first: first === null ? null : through(first),
    last: through(last),
    closedAfter,
    hasEnded,
    wasSeen:
      closedAfter === null
        ? sql`${seenFrom} <= ${seenTo}`
        : sql`(${seenFrom} <= ${seenTo} AND NOT ${closedBefore})`,
  }
}
