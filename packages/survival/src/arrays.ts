/** The values added up; 0 for none. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** As many zeros. */
// Adding counts spends most of its time here, and Array.from takes twenty times as long.
// oxlint-disable-next-line unicorn/no-new-array
export const zeros = (length: number): number[] => new Array<number>(length).fill(0)

/** values[index]. Throws where there is none: what was never estimated must not pass for a zero. */
export const valueAt = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index]
  if (value === undefined) throw new RangeError(`no value at ${index} among ${values.length}`)
  return value
}
