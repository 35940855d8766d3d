import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const address = (name = 'acme') => `/v1/workspaces/${name}/calendar`
const put = (
  body: unknown,
  { key, name, query = '' }: { key?: string; name?: string; query?: string } = {},
) =>
  ingestion.send({
    method: 'PUT',
    url: address(name) + query,
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    ...(key === undefined ? {} : { key }),
  })
const read = async (name?: string) =>
  (await ingestion.send({ url: address(name), key: ingestion.operatorKey })).json()

describe('the calendar of a workspace', () => {
  test('has no holidays and a weekend of Saturday and Sunday until somebody sets it', async () => {
    expect(await read('rival')).toEqual({ weekend: ['saturday', 'sunday'], holidays: [] })
  })

  test('is replaced whole, read at once, and listed with the workspace', async () => {
    const wanted = { weekend: ['friday', 'saturday'], holidays: ['2027-01-01', '2026-12-25'] }
    const kept = { ...wanted, holidays: ['2026-12-25', '2027-01-01'] }
    const set = await put(wanted)
    expect([set.statusCode, set.json()]).toEqual([200, kept])
    expect(await read()).toEqual(kept)
    const listed = await ingestion.send({ url: '/v1/workspaces', key: ingestion.operatorKey })
    const { workspaces } = listed.json()
    expect(workspaces.find(({ name }: { name: string }) => name === 'acme').calendar).toEqual(kept)
    expect((await put({ weekend: [], holidays: [] })).json()).toEqual({ weekend: [], holidays: [] })
    expect(await read()).toEqual({ weekend: [], holidays: [] })
  })

  test('is set by the operator and by keys of the workspace with the scope admin, and by nobody else', async () => {
    const calendar = { weekend: ['sunday'], holidays: [] }
    expect((await put(calendar, { key: ingestion.operatorKey })).statusCode).toBe(200)
    expect((await put(calendar, { key: ingestion.rivalKey })).json().code).toBe('other_workspace')
    const { id } = await ingestion.workspace({ name: 'readers' })
    const reader = await ingestion.keyWith(id, ['query'])
    expect((await put(calendar, { key: reader, name: 'readers' })).json().code).toBe('scope_missing')
    expect((await ingestion.send({ url: address('readers'), key: reader })).statusCode).toBe(200)
    expect((await put(calendar, { key: ingestion.operatorKey, name: 'nobody' })).statusCode).toBe(404)
  })

  test('is that of the workspace in the path, which the query may only repeat', async () => {
    const calendar = { weekend: ['monday'], holidays: [] }
    expect((await put(calendar, { query: '?workspace=acme' })).statusCode).toBe(200)
    const other = await put(calendar, { query: '?workspace=rival', key: ingestion.operatorKey })
    expect([other.statusCode, other.json().errors[0].parameter]).toEqual([400, 'workspace'])
    expect((await read('rival')).weekend).toEqual(['saturday', 'sunday'])
  })

  test.each([
    [{ weekend: ['someday'], holidays: [] }, ['/weekend/0']],
    [{ weekend: ['sunday', 'sunday'], holidays: [] }, ['/weekend/1']],
    [
      {
        weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
        holidays: [],
      },
      ['/weekend'],
    ],
    [{ weekend: [], holidays: ['2026-02-30', '2026-12-25', '2026-12-25', '0026-12-25'] }, [0, 2, 3]],
    [{ weekend: [], holidays: ['Christmas'] }, ['/holidays/0']],
    [{ weekend: [], holidays: Array.from({ length: 2001 }, () => '2026-12-25') }, ['/holidays']],
    [{ holidays: [] }, ['/weekend']],
    [{ weekend: [], holidays: [], country: 'DE' }, ['/country']],
  ])('%j is refused with its faults named', async (body, places) => {
    const before = await read()
    const reply = await put(body)
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      places.map((place) => (typeof place === 'number' ? `/holidays/${place}` : place)),
    )
    expect(await read()).toEqual(before)
  })
})
