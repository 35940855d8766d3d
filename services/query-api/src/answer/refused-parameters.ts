import type { Fault } from '@hearback/contracts'
import { ProblemError } from '@hearback/http'

/** The problem a question is refused with: its code and sentence are those of the first fault, all are listed. */
export const refusedParameters = (faults: readonly Fault[]): ProblemError => {
  const [first] = faults
  return new ProblemError({
    status: 400,
    code: first?.rule ?? 'invalid_request',
    detail: `The parameter ${first?.parameter} ${first?.message}.`,
    errors: [...faults],
  })
}
