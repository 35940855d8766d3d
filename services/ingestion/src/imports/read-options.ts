import type { Inclusion } from '@hearback/contracts'
import { type DateOrder, fileFormats, type ReadFileOptions, readMapping } from '@hearback/interchange'
import type { ImportRow } from './import-rows.ts'

export const dateOrders = ['day-month', 'month-day'] as const satisfies readonly DateOrder[]
export const inclusions = [
  'full_export',
  'prospective',
  'retrospective',
] as const satisfies readonly Inclusion[]

const oneOf = <T extends string>(words: readonly T[], word: unknown): T | undefined =>
  words.find((each) => each === word)

type OfWorkspace = Pick<ReadFileOptions, 'dimensions' | 'today' | 'daysIn' | 'labels'>

/** The upload route took no mapping that is not valid. */
const mappingOf = (given: unknown, ofWorkspace: OfWorkspace): Pick<ReadFileOptions, 'mapping'> => {
  if (given === undefined) return {}
  const read = readMapping(given, ofWorkspace)
  if ('faults' in read) throw new Error('a mapping that was checked is not valid')
  return { mapping: read.mapping }
}

/** What the import was asked to be read with; the rest is guessed by the reader. */
export const readOptionsOf = (
  { options, process }: Pick<ImportRow, 'options' | 'process'>,
  ofWorkspace: OfWorkspace,
) => {
  const dateOrder = oneOf(dateOrders, options['date_order'])
  const inclusion = oneOf(inclusions, options['inclusion'])
  const { observed_from: observedFrom, observed_through: observedThrough } = options
  const given: ReadFileOptions = {
    ...ofWorkspace,
    process,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(inclusion === undefined ? {} : { inclusion }),
    ...(typeof observedFrom === 'string' ? { observedFrom } : {}),
    ...mappingOf(options['mapping'], ofWorkspace),
    ...(typeof observedThrough === 'string' ? { observedThrough } : {}),
  }
  return { format: oneOf(fileFormats, options['format']) ?? ('auto' as const), options: given }
}
