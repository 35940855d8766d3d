import { nameOf } from '../../../words/names.ts'
import { days } from '../../../words/numbers.ts'

const aClock = /\b(?:stage|response|reply|courtesy):[^\s,;.]+/g
const aHint = /(?:; )?set segment_by to (.+?) \(GET \/v1\/dimensions lists them\)/g

const dimensionsNamed = (list: string): string =>
  list
    .split(' and ')
    .map((name) => nameOf(name).toLowerCase())
    .join(' and ')

/**
 * Why a number of the flow through the stages is not known, in the words of a reader: what the API calls by its
 * parameters and clocks is called as on the page. `tau`: the days that are looked at, null where none are known.
 */
export const reasonInWords = (reason: string, tau: number | null): string =>
  reason
    .replaceAll('within tau', tau === null ? 'within the days that are looked at' : `within ${days(tau)}`)
    .replace(/^the days of (?=.+ are not known, so no sum of all is$)/, 'the days spent in ')
    .replaceAll(/\bin period a\b/g, 'in the earlier period')
    .replaceAll(/\bin period b\b/g, 'in the later period')
    .replace(
      /\bcompared by ([a-z_]+(?: and [a-z_]+)*):/,
      (_, list: string) => `compared by ${dimensionsNamed(list)}:`,
    )
    .replaceAll(aHint, '; choose $1 under “Compare by”')
    .replaceAll(aClock, (clock) => nameOf(clock))
