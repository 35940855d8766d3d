import { nameOf } from '../../../words/names.ts'

/** A value of a dimension and how many journeys have it; null = not told. */
export type Value = { value: string; journeys: number | null }

/**
 * The values to choose from: those with the text sought in them, and those chosen in any case, so that what is set can
 * be seen and taken back although no journey that may be shown has it.
 */
export const valuesShown = (values: readonly Value[], chosen: readonly string[], sought: string): Value[] => {
  const text = sought.trim().toLowerCase()
  const isSought = ({ value }: Value) =>
    value.toLowerCase().includes(text) || nameOf(value).toLowerCase().includes(text)
  const unknown = chosen.filter((value) => values.every((known) => known.value !== value))
  return [
    ...unknown.map((value) => ({ value, journeys: null })),
    ...values.filter((known) => chosen.includes(known.value) || isSought(known)),
  ]
}
