import { count } from '../../words/numbers.ts'

/**
 * A count as it is told in a sentence. Those of the public are rounded to fives, so they are said to be about so many,
 * and a 0 may have been some.
 */
export const countTold = (value: number, isPublic: boolean): string => {
  if (!isPublic) return count(value)
  return value === 0 ? 'hardly any' : `about ${count(value)}`
}
