import { expect, test } from 'vitest'
import { type CommandContext, CommandFailure } from '../src/command-context.ts'
import { askWhenProjected } from '../src/commands/when-projected.ts'
import { readSettings } from '../src/settings.ts'

const send = async () => new Response()

/** Asks a service that says so many events remain each time, and answers once it has said all of them. */
const asking = async (remaining: readonly number[]) => {
  let [asked, said] = [0, '']
  const context: CommandContext = {
    settings: readSettings({ HEARBACK_STATE_DIR: '/nowhere' }),
    now: () => 0,
    randomBytes: (size) => Buffer.alloc(size),
    out: () => undefined,
    say: (words) => {
      said += words
    },
    interactive: false,
    columns: 80,
    pid: 1,
    askedToStop: async () => 'the test',
  }
  const json = async <Reply>(): Promise<Reply> => {
    const remaining_events = remaining[asked]
    asked += 1
    // The caller names the reply; this one is the word that ends the test.
    if (remaining_events === undefined) return 'answered' as Reply
    const problem = { type: '', title: '', status: 503, code: 'not_projected_yet', remaining_events }
    throw new CommandFailure('not yet', 1, problem)
  }
  const answer = await askWhenProjected<string>(context, { url: '', json, send }, '/v1/x?wait_for=1:1')
  return { answer, asked, said }
}

test('an import is waited for as long as the projection comes nearer, and told how far it is', async () => {
  const { answer, said } = await asking([9_000, 7_000, 7_000, 6_999, 6_999, 6_999, 1])
  expect(answer).toBe('answered')
  expect(said).toContain('9000 events to go')
  expect(said).toContain('1 event to go')
})

test('a projection that stands still is given up, also where it goes further away', async () => {
  expect(await asking([50, 50, 50, 50, 50])).toMatchObject({ answer: null, asked: 4 })
  expect(await asking([50, 60, 70, 80, 0])).toMatchObject({ answer: null, asked: 4 })
})

test('another refusal is not waited out', async () => {
  const failure = new CommandFailure('no', 1, { type: '', title: '', status: 503, code: 'unavailable' })
  const service = { url: '', json: () => Promise.reject(failure), send: () => Promise.reject(failure) }
  // Nothing is said before the refusal is passed on.
  await expect(askWhenProjected({} as CommandContext, service, '/')).rejects.toBe(failure)
})
