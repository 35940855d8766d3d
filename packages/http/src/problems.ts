import { STATUS_CODES } from 'node:http'
import type { Refusal } from '@hearback/access'
import type { Fault, Problem } from '@hearback/contracts'

export const problemType = 'application/problem+json'

type ProblemFacts = Pick<Problem, 'status' | 'code' | 'detail' | 'remaining_events'> & { errors?: Fault[] }

/** RFC 9457 problem details with the title of the status. `code` is the stable word to branch on. */
export const problemOf = ({ status, code, detail, errors, remaining_events }: ProblemFacts): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(errors === undefined ? {} : { errors }),
  ...(remaining_events === undefined ? {} : { remaining_events }),
})

/** Thrown by a route to answer with a problem; an Error because fastify passes nothing else to its handler. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  constructor(facts: ProblemFacts, headers: Readonly<Record<string, string>> = {}) {
    super(facts.code)
    this.problem = problemOf(facts)
    this.headers = headers
  }
}

/** The problem of a refused authentication or authorization. */
export const problemOfRefusal = ({ status, code, detail, parameter }: Refusal): ProblemError =>
  new ProblemError(
    {
      status,
      code,
      detail,
      ...(parameter === undefined ? {} : { errors: [{ parameter, message: detail }] }),
    },
    status === 401 ? { 'www-authenticate': 'Bearer' } : {},
  )
