import { dayOfInstant, textFromDay } from '@hearback/contracts'
import { faultOfDay, readMoment } from '../moment.ts'

/**
 * How a system writes times.
 *
 * - offset: RFC 3339; without an offset only its day is known
 * - utc: the same, and without an offset it is UTC
 * - milliseconds: a number of milliseconds since 1970
 */
export type TimeStyle = 'offset' | 'utc' | 'milliseconds'

export type VendorTime = { text: string; fault: null } | { text: null; fault: string }

const faulty = (fault: string): VendorTime => ({ text: null, fault })

const longestTime = 40
const withoutOffset = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?[AaPp][Mm])?$/
/** 1973 in milliseconds; read as seconds it would be the year 5138. */
const leastMilliseconds = 1e11
const mostMilliseconds = Date.UTC(2101, 0)

/** An instant in the one form that can be made again from what is stored of it; the day alone where no times are kept. */
const instantText = (milliseconds: number, daysIn: string | undefined): VendorTime => ({
  text:
    daysIn === undefined
      ? new Date(milliseconds).toISOString()
      : textFromDay(dayOfInstant(milliseconds, daysIn)),
  fault: null,
})

const fromNumber = (value: unknown, daysIn: string | undefined): VendorTime => {
  const number = typeof value === 'string' && /^\d{9,14}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number))
    return faulty('must be a number of milliseconds since 1970')
  if (number < leastMilliseconds || number > mostMilliseconds)
    return faulty('must be milliseconds since 1970 (this would be seconds, or a year nobody applies in)')
  return instantText(Math.floor(number), daysIn)
}

const fromText = (text: string, style: TimeStyle, daysIn: string | undefined): VendorTime => {
  const read = readMoment(text)
  if (read.fault === null) return text.length === 10 ? read : instantText(Date.parse(read.text), daysIn)
  const [, day = '', clock = ''] = withoutOffset.exec(text) ?? []
  if (day === '') return faulty(read.fault)
  const fault = faultOfDay(day)
  if (fault !== null) return faulty(fault)
  if (style !== 'utc' || /m$/i.test(text)) return { text: day, fault: null }
  const utc = readMoment(`${day}T${clock.padStart(5, '0')}Z`)
  return utc.fault === null ? instantText(Date.parse(utc.text), daysIn) : faulty(utc.fault)
}

/** A time as a system wrote it, as an instant (or the day of one, see `daysIn`) or as a day. The fault repeats nothing of it. */
export const readVendorTime = (value: unknown, style: TimeStyle, daysIn?: string): VendorTime => {
  if (style === 'milliseconds') return fromNumber(value, daysIn)
  if (typeof value !== 'string' || value.length > longestTime) return faulty('must be a day or an instant')
  return fromText(value.trim(), style, daysIn)
}
