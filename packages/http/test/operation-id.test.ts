import type { Access } from '@hearback/access'
import { expect, test } from 'vitest'
import { buildService } from '../src/index.ts'
import { operationIdOf } from '../src/operation-id.ts'

const access: Access = {
  authenticate: async () => ({ outcome: 'known', principal: { kind: 'public' } }),
  authorize: async () => ({ outcome: 'refused', status: 401, code: 'key_required', detail: 'A key.' }),
  forget: () => {},
}

test.each([
  ['GET', '/v1/stage-durations', 'getStageDurations'],
  ['DELETE', '/v1/journeys/:id', 'deleteJourneysId'],
  ['GET', '/v1/imports/:id/report.csv', 'getImportsIdReportCsv'],
  ['GET', '/healthz', 'getHealthz'],
])('%s %s is named %s', (method, path, name) => {
  expect(operationIdOf(method, path)).toBe(name)
})

test('every route that is described bears its name, the other methods of an address another one', async () => {
  const app = await buildService({ title: 'T', version: '1', access, now: () => 0, log: false })
  const config = { access: 'anyone' as const }
  app.get('/v1/things/:id', { config }, async () => 'x')
  app.delete('/v1/things/:id', { config }, async () => 'x')
  app.get('/v1/things', { config }, async () => 'x')
  await app.ready()
  const { paths } = (await app.inject('/openapi.json')).json()
  const ids = Object.values<Record<string, { operationId?: string }>>(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(ids.toSorted()).toEqual(['deleteThingsId', 'getHealthz', 'getReadyz', 'getThings', 'getThingsId'])
})
