import type { Inclusion } from '@hearback/contracts'
import { type DateOrder, fileFormats, type ReadFileOptions } from '@hearback/interchange'
import type { ImportRow } from './import-rows.ts'

export const dateOrders = ['day-month', 'month-day'] as const satisfies readonly DateOrder[]
export const inclusions = [
  'full_export',
  'prospective',
  'retrospective',
] as const satisfies readonly Inclusion[]

const oneOf = <T extends string>(words: readonly T[], word: unknown): T | undefined =>
  words.find((each) => each === word)

type OfWorkspace = Pick<ReadFileOptions, 'dimensions' | 'today' | 'daysIn'>

/** What the import was asked to be read with; the rest is guessed by the reader. */
export const readOptionsOf = ({ options, process }: ImportRow, ofWorkspace: OfWorkspace) => {
  const dateOrder = oneOf(dateOrders, options['date_order'])
  const inclusion = oneOf(inclusions, options['inclusion'])
  const { observed_from: observedFrom, observed_through: observedThrough } = options
  const given: ReadFileOptions = {
    ...ofWorkspace,
    process,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(inclusion === undefined ? {} : { inclusion }),
    ...(typeof observedFrom === 'string' ? { observedFrom } : {}),
    ...(typeof observedThrough === 'string' ? { observedThrough } : {}),
  }
  return { format: oneOf(fileFormats, options['format']) ?? ('auto' as const), options: given }
}
