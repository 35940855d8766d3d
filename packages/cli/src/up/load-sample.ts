import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWorkspace, findWorkspace } from '@hearback/access'
import type { Connection } from '@hearback/database'
import type { Service } from '@hearback/http'
import { currentProjection, refreshStatistics, waitForToken } from '@hearback/read-models'
import { demoOptions, sampleTimelines } from '@hearback/sample'
import { type CommandContext, CommandFailure } from '../command-context.ts'

/** Written once all sample timelines are stored; without it they are sent again, which adds nothing twice. */
const marker = ({ settings }: CommandContext) => join(settings.HEARBACK_STATE_DIR, 'sample-loaded')

/**
 * Makes the public workspace `demo`, open to contributions, and brings it the sample timelines through the front door, one contributor
 * after another, then waits until they are projected. Does nothing if that was done before, or if somebody made a
 * workspace of that name for themselves.
 */
export const loadSample = async (
  context: CommandContext,
  { db }: Pick<Connection, 'db'>,
  app: Service,
  operatorKey: string,
): Promise<void> => {
  const known = await findWorkspace(db, 'demo')
  if (known !== null && (!known.synthetic || existsSync(marker(context)))) return
  context.say('Loading the sample timelines (first start only) ...\n')
  if (known === null) await makeDemo(context, db)
  const tokens: string[] = []
  for (const [contributor, lines] of linesByContributor()) {
    tokens.push(await bring(app, operatorKey, contributor, lines))
  }
  for (const token of tokens) await waitForToken(db, token, { timeoutMs: 60_000 })
  // The projector does so too once it is idle; the first question should not have to wait for that.
  await refreshStatistics(db, await currentProjection(db))
  writeFileSync(marker(context), '')
}

const makeDemo = async ({ now, randomBytes }: CommandContext, db: Connection['db']): Promise<void> => {
  const demo = {
    name: 'demo',
    kind: 'community',
    public: true,
    synthetic: true,
    openToContributions: true,
  } as const
  const made = await createWorkspace(db, demo, { now: now(), randomBytes })
  if (made.outcome === 'invalid') throw new Error('the workspace demo is refused by its own rules')
}

const linesByContributor = (): Map<string, string[]> => {
  const lines = new Map<string, string[]>()
  for (const { contributor, events } of sampleTimelines(demoOptions)) {
    const own = lines.get(contributor) ?? []
    for (const event of events) own.push(JSON.stringify(event))
    lines.set(contributor, own)
  }
  return lines
}

const bring = async (
  app: Service,
  operatorKey: string,
  contributor: string,
  lines: string[],
): Promise<string> => {
  const response = await app.inject({
    method: 'POST',
    url: `/v1/events?${new URLSearchParams({ workspace: 'demo', contributor })}`,
    headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/x-ndjson' },
    payload: lines.join('\n'),
  })
  const reply = response.json<{ token: string; refused?: number }>()
  if (response.statusCode === 200 && (reply.refused ?? 0) === 0) return reply.token
  throw new CommandFailure(
    `The sample timelines were not taken: the service answered ${response.statusCode}.`,
  )
}
