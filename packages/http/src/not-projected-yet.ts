import { ProblemError } from './problems.ts'

/**
 * The problem of a request that named a token and waited in vain for its events, `waitLimit` milliseconds. How many
 * of them remain lets whoever asks again see whether the projection moves.
 */
export const notProjectedYet = (waitLimit: number, remainingEvents: number): ProblemError =>
  new ProblemError(
    {
      status: 503,
      code: 'not_projected_yet',
      detail: `The uploaded events were not all in the answers after ${waitLimit / 1000} s; ask again.`,
      remaining_events: remainingEvents,
    },
    { 'retry-after': '5' },
  )
