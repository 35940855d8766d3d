import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, contributorTo, openCommunity } from './contributor.ts'
import { octets, tracker } from './import-file.ts'
import { applied, eventsStored, type Ingestion, json, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let poolKey = ''
beforeAll(async () => {
  ingestion = await openIngestion()
  poolKey = (await openCommunity(ingestion)).key
  await openCommunity(ingestion, 'other-pool')
  await ingestion.workspace({ name: 'closed', kind: 'community', public: true })
})
afterAll(() => ingestion.close())

const watched = '&observed_through=2026-03-01'

describe('a token', () => {
  test('is given to anybody by a workspace that is open, and is stored and logged nowhere', async () => {
    const reply = await begin(ingestion, 'pool')
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([201, 'private, no-store'])
    const { token, workspace } = reply.json()
    expect([workspace, token]).toEqual(['pool', expect.stringMatching(/^hbc_[0-9A-Za-z]{43}$/)])
    expect((await begin(ingestion, 'pool')).json().token).not.toBe(token)
    expect(ingestion.lines.join('\n')).not.toContain(token)
  })

  test.each([
    ['closed', null, 403, 'contributions_closed'],
    ['acme', null, 401, 'key_required'],
    ['nobody', null, 401, 'key_required'],
    ['pool', 'acme', 403, 'other_workspace'],
  ])('of the workspace %s with the key of %s: %i %s', async (workspace, key, status, code) => {
    const reply = await begin(ingestion, workspace, key === null ? null : ingestion.acmeKey)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  test('proves nothing in another workspace, nor with a letter changed', async () => {
    const { token } = await contributorTo(ingestion)
    const changed = token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
    for (const [url, key] of [
      ['/v1/contributions?workspace=other-pool', token],
      ['/v1/contributions?workspace=acme', token],
      ['/v1/contributions?workspace=nobody', token],
      ['/v1/contributions?workspace=pool', changed],
    ] as const) {
      const reply = await ingestion.send({ url, key })
      expect([url, reply.statusCode, reply.json().code]).toEqual([url, 401, 'key_unknown'])
    }
  })

  test('opens what contributors do and no other route', async () => {
    const { token } = await contributorTo(ingestion)
    const { paths } = (await ingestion.app.inject('/openapi.json')).json()
    const open = new Set([
      'GET /v1/contributions',
      'DELETE /v1/contributions',
      'POST /v1/events',
      'POST /v1/imports',
      'GET /v1/imports/{id}',
      'GET /v1/imports/{id}/progress',
      'GET /v1/imports/{id}/report.csv',
      'GET /v1/workspaces',
    ])
    let closed = 0
    for (const [path, methods] of Object.entries<object>(paths)) {
      for (const method of Object.keys(methods)) {
        const name = `${method.toUpperCase()} ${path}`
        if (open.has(name) || !path.startsWith('/v1/') || path.startsWith('/v1/webhooks/')) continue
        const url = `${path.replace('{id}', '1').replace('{name}', 'pool')}?workspace=pool`
        // OpenAPI names methods in lower case.
        const reply = await ingestion.send({ method: method.toUpperCase() as 'GET', url, key: token })
        expect([name, reply.statusCode]).toEqual([name, 403])
        expect(reply.json().code).toMatch(/^(contributor_limited|operator_only)$/)
        closed += 1
      }
    }
    expect(closed).toBeGreaterThan(15)
  })
})

describe('a dry run', () => {
  test('shows everything as it would be stored and what was dropped, and stores nothing', async () => {
    const me = await contributorTo(ingestion)
    const before = await eventsStored(ingestion)
    const rows = [...Array(30).keys()].map(
      (row) => `Firm ${row},2026-01-05,Rejected,2026-01-19,x@example.com`,
    )
    const file = ['Company,Date Applied,Status,Date of Response,Recruiter', ...rows].join('\n')
    const job = await me.bring(file, `&dry_run=true${watched}`)
    expect(job).toMatchObject({
      state: 'done',
      dry_run: true,
      dropped: ['Recruiter'],
      sample_complete: true,
      counts: { journeys: 30 },
    })
    expect(job.sample).toHaveLength(30)
    expect(job.sample[0].events[0]).toMatchObject({
      type: 'application_submitted',
      day: '2026-01-05',
      instant: null,
      attributes: { employer: 'Firm 0' },
    })
    expect(await eventsStored(ingestion)).toBe(before)
    expect(await me.brought()).toBe(0)
    const stored = await me.bring(file, watched)
    expect(stored.counts).toEqual(job.counts)
    expect([stored.sample, stored.sample_complete]).toEqual([null, null])
    expect(await me.brought()).toBe(30)
  })

  test('of more than a hundred journeys says that it shows a part', async () => {
    const rows = [...Array(101).keys()].map((row) => `Firm ${row},2026-01-05`)
    const me = await contributorTo(ingestion)
    const job = await me.bring(['Company,Date Applied', ...rows].join('\n'), '&dry_run=true')
    expect([job.sample.length, job.sample_complete]).toEqual([100, false])
  })
})

describe('what a contributor brings', () => {
  test('is stored once, however often it is sent', async () => {
    const me = await contributorTo(ingestion)
    const first = await me.bring(tracker, watched)
    expect(first.counts).toMatchObject({ journeys: 3, duplicates: 0 })
    expect(first.counts.accepted).toBeGreaterThan(3)
    const before = await eventsStored(ingestion)
    const again = await me.bring(tracker, watched)
    expect(again.counts).toMatchObject({ accepted: 0, duplicates: first.counts.accepted })
    const event = applied('7', '2026-02-03')
    expect((await me.tell([event])).json()).toMatchObject({ accepted: 1 })
    expect((await me.tell([event])).json()).toMatchObject({ accepted: 0, duplicates: 1 })
    expect([await eventsStored(ingestion), await me.brought()]).toEqual([before + 1, 4])
  })

  test('never meets what another one brings under the same ids, nor what comes by key', async () => {
    const [one, two] = [await contributorTo(ingestion), await contributorTo(ingestion)]
    const event = [applied('1', '2026-02-04', { event_id: 'first', employer: 'Acorn' })]
    const other = [applied('1', '2026-02-05', { event_id: 'first', employer: 'Birch' })]
    const ids = new Set()
    for (const reply of [
      await one.tell(event, '&verbose'),
      await two.tell(other, '&verbose'),
      await ingestion.post(other, '?verbose', poolKey),
    ]) {
      expect(reply.json()).toMatchObject({ accepted: 1 })
      ids.add(reply.json().events[0].journey_id)
    }
    expect(ids.size).toBe(3)
  })

  test('is counted for the contributor, in days without clock times', async () => {
    const me = await contributorTo(ingestion)
    const event = applied('clock', '2026-02-04T23:30:00+01:00', { employer: 'Clockwork' })
    const { journey_id } = (await me.tell([event], '&verbose')).json().events[0]
    const shown = (await ingestion.send({ url: `/v1/journeys/${journey_id}`, key: poolKey })).json()
    expect(shown.events[0]).toMatchObject({ day: '2026-02-04', precision: 'day', instant: null })
    const { rows } = await ingestion.database.pool.query(
      `SELECT event.contributor = own.contributor AS same FROM log.event AS event
       JOIN ingestion.contributed_journey AS own USING (journey_id) WHERE journey_id = $1`,
      [journey_id.slice(2)],
    )
    expect(rows).toEqual([{ same: true }])
  })

  test('is refused where it holds personal data', async () => {
    const me = await contributorTo(ingestion)
    const reply = await me.tell([applied('1', '2026-02-04', { source: 'Jane Doe' })])
    expect(reply.json()).toMatchObject({ status: 400, errors: [{ rule: 'pii_name' }] })
    const job = await me.bring('Company,Date Applied,Source\nAcorn,2026-01-05,Referral from Jane Doe')
    expect(job).toMatchObject({ counts: { refused: 1 }, findings: [{ rule: 'pii_name', row: 2 }] })
    expect(await me.brought()).toBe(0)
  })

  test('names journeys by its own ids only, and itself by its token only', async () => {
    const [one, two] = [await contributorTo(ingestion), await contributorTo(ingestion)]
    const { journey_id } = (await one.tell([applied('given')], '&verbose')).json().events[0]
    for (const each of [one, two]) {
      const reply = await each.tell([applied(journey_id, '2026-02-02')])
      expect(reply.json()).toMatchObject({ status: 400, errors: [{ pointer: '/0/journey_id' }] })
    }
    for (const path of ['events', 'imports']) {
      const reply = await ingestion.send({
        method: 'POST',
        url: one.at(path, '&contributor=somebody'),
        key: one.token,
        payload: JSON.stringify([applied('1')]),
        headers: json,
      })
      expect(reply.json()).toMatchObject({ status: 400, errors: [{ parameter: 'contributor' }] })
    }
  })

  test('holds at most 2 MiB once inflated', async () => {
    const me = await contributorTo(ingestion)
    const before = await eventsStored(ingestion)
    const large = JSON.stringify([applied('1', '2026-01-01', { padding: 'x'.repeat(2 * 1024 * 1024) })])
    const packed = gzipSync(large)
    const sent = { method: 'POST' as const, key: me.token }
    for (const reply of [
      await ingestion.send({ ...sent, url: me.at('events'), payload: large, headers: json }),
      await ingestion.send({ ...sent, url: me.at('imports'), payload: large, headers: octets }),
      await ingestion.send({ ...sent, url: me.at('imports'), payload: packed, headers: octets }),
      await ingestion.send({
        ...sent,
        url: me.at('events'),
        payload: packed,
        headers: { ...json, 'content-encoding': 'gzip' },
      }),
    ])
      expect([reply.statusCode, reply.json().code]).toEqual([413, 'body_too_large'])
    expect(await eventsStored(ingestion)).toBe(before)
  })
})
