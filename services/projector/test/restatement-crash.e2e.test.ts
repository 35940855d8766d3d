import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { catchUp, restatementProgress, waitForToken } from '@hearback/read-models'
import { afterEach, expect, test } from 'vitest'
import {
  appendTo,
  eventOf,
  foldLog,
  readModels,
  wholeLog,
} from '../../../packages/read-models/test/naive-projection.ts'
import { plainFold } from '../../../packages/read-models/test/plain-fold.ts'
import { openRestating, recordAt } from '../../../packages/read-models/test/restating.ts'

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
})

const startProjector = async (url: string): Promise<ChildProcess> => {
  const script = new URL('killable-projector.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, url, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  if (child.stdout !== null) await once(child.stdout, 'data')
  return child
}

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test('a restatement outlives the projectors killed while they make it, and holds up no projection', async () => {
  const { database, ask, find, query, close } = await openRestating()
  const known = Array.from({ length: 600 }, (_, index) => [
    eventOf(index, 'sent', 'follow_up_sent', 19_000 + (index % 30)),
    eventOf(index, 'heard', 'employer_responded', 19_040 + (index % 30)),
  ]).flat()
  await recordAt(database, 500_000, known)
  await recordAt(
    database,
    700_000,
    known
      .filter((_, index) => index % 7 === 0)
      .map((event) => ({ ...event, eventId: `0${event.eventId.slice(1)}` })),
  )
  await catchUp(database, { version: 1, fold: plainFold })
  await ask(600_000)
  const passedBy = async (): Promise<number> => {
    const asked = await find(600_000)
    return asked === null ? 0 : ((await restatementProgress(query.db, asked))?.passed ?? 0)
  }
  const passed: number[] = [0]
  for (let kills = 0; kills < 3; kills += 1) {
    const victim = await startProjector(database.url)
    // It is killed in the middle: after it took the restatement some way further.
    while ((await passedBy()) < (passed.at(-1) ?? 0) + 50) await pause(5)
    await kill(victim)
    passed.push(await passedBy())
    expect((await find(600_000))?.state).toBe('folding')
  }
  expect(passed).toEqual(passed.toSorted((a, b) => a - b))

  const last = await startProjector(database.url)
  const token = await appendTo(database, [eventOf(9_999, 'sent', 'follow_up_sent', 19_000)])
  expect(await waitForToken(query.db, token, { timeoutMs: 10_000 })).toBe('projected')
  while ((await find(600_000))?.state !== 'ready') await pause(50)
  await kill(last)
  const log = (await wholeLog(database)).filter(({ fact }) => fact.recordedAt < 600_000)
  expect(log).toHaveLength(known.length)
  const made = await find(600_000)
  expect(await readModels(database, made?.version ?? 0)).toEqual(foldLog(log, plainFold))
  await close()
}, 60_000)
