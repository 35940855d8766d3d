import { type Day, dayFromText } from '@hearback/contracts'

const firstYear = 1970
const lastYear = 2100
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})$/

export const momentAdvice = 'must be a day (2026-03-31) or an instant with its offset (2026-03-31T09:30:00Z)'

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Arithmetic instead of a Date: this runs several times for each event of an upload. */
const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  return day >= 1 && day <= (daysInMonth[month - 1] ?? 0) + leap
}

/** Why a text is not a calendar day between 1970 and 2100, or null when it is one. Never repeats the text. */
export const faultOfDay = (text: string): string | null => {
  if (!dayShape.test(text)) return 'must be a day, YYYY-MM-DD'
  const year = Number(text.slice(0, 4))
  if (!isCalendarDay(year, Number(text.slice(5, 7)), Number(text.slice(8))))
    return 'is not a day of the calendar'
  return year < firstYear || year > lastYear
    ? `must lie between the years ${firstYear} and ${lastYear}`
    : null
}

export type ReadMoment = { text: string; fault: null } | { text: null; fault: string }

const faulty = (fault: string): ReadMoment => ({ text: null, fault })

/** A day, or an instant in the one spelling `YYYY-MM-DDTHH:MM:SS[.fff](Z|+HH:MM)`, so that equal instants compare equal more often. */
export const readMoment = (written: string): ReadMoment => {
  if (written.length === 10) {
    const fault = faultOfDay(written)
    return fault === null
      ? { text: written, fault: null }
      : faulty(written.includes('-') ? fault : momentAdvice)
  }
  const parts = instantShape.exec(written)
  if (parts === null) return faulty(momentAdvice)
  const [, day = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] = parts
  const fault = faultOfDay(day)
  if (fault !== null) return faulty(fault)
  const [offsetHour, offsetMinute] =
    zone.length === 1 ? [0, 0] : [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || offsetHour > 14 || offsetMinute > 59)
    return faulty('is not a time of the clock')
  const offset = zone.length === 1 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  return { text: `${day}T${hour}:${minute}:${second}${fraction}${offset}`, fault: null }
}

/** The calendar day on which a moment was written, whatever its offset. For looking at a file's dates, not for folding. */
export const dayAsWritten = (moment: string): Day | null => dayFromText(moment.slice(0, 10))
