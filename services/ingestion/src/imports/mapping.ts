import type { Fault } from '@hearback/contracts'
import { ProblemError } from '@hearback/http'
import { readMapping } from '@hearback/interchange'
import type { Intake } from '../intake/intake.ts'

/** Characters of a mapping; it is written down with its import. */
export const longestMapping = 262_144

const refuse = (faults: readonly Fault[]): never => {
  const errors = faults.slice(0, 100).map((fault) => ({ parameter: 'mapping', ...fault }))
  const detail = 'The mapping of activities is not valid; the file was not taken.'
  throw new ProblemError({ status: 400, code: 'invalid_mapping', detail, errors })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse([{ message: 'is not JSON' }])
  }
}

/** The mapping of an upload as it is written down, checked. Throws a problem with every fault. */
export const checkedMapping = (text: string | undefined, { reading }: Pick<Intake, 'reading'>): unknown => {
  if (text === undefined) return undefined
  if (text.length > longestMapping) refuse([{ message: `is longer than ${longestMapping} characters` }])
  const mapping = parsed(text)
  const read = readMapping(mapping, reading)
  return 'faults' in read ? refuse(read.faults) : mapping
}
