const shownWith = (decimals: number) => {
  const { format } = new Intl.NumberFormat('en', { maximumFractionDigits: decimals })
  // A sign of its own width, and no sign of what is rounded to 0.
  return (value: number): string => format(value).replace(/^-0$/, '0').replace('-', '−')
}
const whole = shownWith(0)
const oneDecimal = shownWith(1)

/** A count with thousands set apart; a dash for one that is not known. */
export const count = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : whole(value)

/** A share of 0..1 in percent: whole numbers, and a decimal under 10 % and over 99 %, where whole ones would say too little. */
export const percent = (share: number | null | undefined): string => {
  if (share === null || share === undefined) return '–'
  const hundred = share * 100
  if (hundred > 0 && hundred < 0.1) return 'under 0.1 %'
  if (hundred < 100 && hundred > 99.9) return 'over 99.9 %'
  const fine = hundred < 10 || (hundred > 99 && hundred < 100)
  return `${fine ? oneDecimal(hundred) : whole(Math.round(hundred))} %`
}

/** A number of days as text: `1 day`, `9 days`, `17.2 days`. */
export const days = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : `${oneDecimal(value)} ${value === 1 ? 'day' : 'days'}`

/** A number alone, with at most one decimal. */
export const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : oneDecimal(value)

type Interval = { low: number | null; high: number | null }

/** An interval as text, each end by `shown`; an unknown upper end reads as open. */
export const interval = ({ low, high }: Interval, shown: (value: number) => string = number): string => {
  if (low === null && high === null) return 'no interval'
  if (high === null) return `${shown(low ?? 0)} or more`
  if (low === null) return `up to ${shown(high)}`
  return `${shown(low)} to ${shown(high)}`
}
