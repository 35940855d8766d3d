/** A bar as long as its number is of the largest; nothing for 0 and for what is not known. */
export const bar = (number: number | null, most: number, width: number): string =>
  '█'.repeat(Math.round((Math.abs(number ?? 0) / Math.max(Number.MIN_VALUE, most)) * width))
