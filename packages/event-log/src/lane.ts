import type { Appended } from './new-event.ts'
import type { Bucketed } from './placement.ts'
import { Interrupted } from './transaction.ts'

/** Writes a batch as one transaction and tells what became of each event, in the order given. */
export type Commit = (batch: readonly Bucketed[]) => Promise<Appended[]>

export type Lane = {
  append: (batch: readonly Bucketed[]) => Promise<Appended[]>
  /** Resolves once everything appended so far has been answered. */
  idle: () => Promise<void>
}

type Call = {
  batch: readonly Bucketed[]
  resolve: (outcomes: Appended[]) => void
  reject: (error: unknown) => void
}

/** A group stops growing at this many events; one call may bring more and is still one transaction. */
const groupLimit = 5_000

/**
 * One line of appends, committed one after the other. Every commit takes all calls that gathered while the
 * last one ran, so under load many small calls share a commit, and without load a call never waits for others.
 */
export const openLane = (commit: Commit): Lane => {
  const waiting: Call[] = []
  let drained: Promise<void> | null = null

  const drain = async () => {
    while (waiting.length > 0) await commitTogether(takeGroup(waiting), commit)
    drained = null
  }

  const append = (batch: readonly Bucketed[]) =>
    new Promise<Appended[]>((resolve, reject) => {
      waiting.push({ batch, resolve, reject })
      drained ??= drain()
    })

  return { append, idle: async () => drained ?? undefined }
}

const takeGroup = (waiting: Call[]): Call[] => {
  let calls = 0
  let events = 0
  for (const { batch } of waiting) {
    if (calls > 0 && events + batch.length > groupLimit) break
    calls += 1
    events += batch.length
  }
  return waiting.splice(0, calls)
}

/**
 * Commits a group and answers its calls. A group the database refuses is halved until the call at fault
 * stands alone, so no caller fails for another's events. If the connection is lost nobody knows whether the
 * group was stored, and trying again here would call events duplicates that never were: its callers are told.
 */
const commitTogether = async (calls: readonly Call[], commit: Commit): Promise<void> => {
  try {
    const outcomes = await commit(calls.flatMap(({ batch }) => batch))
    let from = 0
    for (const { batch, resolve } of calls) {
      resolve(outcomes.slice(from, from + batch.length))
      from += batch.length
    }
  } catch (error) {
    if (calls.length === 1 || error instanceof Interrupted) {
      for (const { reject } of calls) reject(error)
      return
    }
    const half = calls.length >> 1
    await commitTogether(calls.slice(0, half), commit)
    await commitTogether(calls.slice(half), commit)
  }
}
