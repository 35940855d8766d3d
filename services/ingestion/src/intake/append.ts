import { type Appender, Interrupted } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'

const interrupted = () =>
  new ProblemError({
    status: 503,
    code: 'storage_interrupted',
    detail: 'The connection to the database was lost. Send the events again: none is stored twice.',
  })

/** Appends for a request: outcomes are counted, and a lost connection is told with what to do about it. */
export const appendFor =
  (append: Appender['append'], count: (outcome: string, events: number) => void): Appender['append'] =>
  async (events) => {
    try {
      const outcomes = await append(events)
      const byOutcome = new Map<string, number>()
      for (const { outcome } of outcomes) byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1)
      for (const [outcome, number] of byOutcome) count(outcome, number)
      return outcomes
    } catch (error) {
      throw error instanceof Interrupted ? interrupted() : error
    }
  }
