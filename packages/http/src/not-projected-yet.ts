import { ProblemError } from './problems.ts'

/** The problem of a request that named a token and waited in vain for its events, `waitLimit` milliseconds. */
export const notProjectedYet = (waitLimit: number): ProblemError =>
  new ProblemError(
    {
      status: 503,
      code: 'not_projected_yet',
      detail: `The uploaded events were not in the answers after ${waitLimit / 1000} s; ask again.`,
    },
    { 'retry-after': '5' },
  )
