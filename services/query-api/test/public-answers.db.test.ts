import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
})
afterAll(() => asking.close())

const body = async (path: string, caller: string | undefined = key) => (await asking.ask(path, caller)).body
const publicly = async (path: string) => (await asking.ask(`${path}workspace=commons`)).body

describe('an answer to everybody', () => {
  test('is labelled synthetic where the timelines are invented', async () => {
    expect(await publicly('/v1/time-to-offer?')).toMatchObject({
      workspace: 'commons',
      synthetic: true,
    })
  })

  test('withholds what few journeys or few contributors would tell', async () => {
    const { groups, withheld } = await publicly('/v1/time-to-offer?group_by=region&')
    expect(groups.map((group: { key: object }) => group.key)).toEqual([
      { clock: 'time_to_offer', region: 'EU' },
    ])
    expect(withheld).toEqual([
      { key: { clock: 'time_to_offer' }, reason: 'fewer than 10 journeys' },
      { key: { clock: 'time_to_offer' }, reason: 'fewer than 3 contributors' },
    ])
  })

  test('is the same for a value few journeys have and for one nobody has', async () => {
    for (const more of ['', 'group_by=region&', 'group_by=cohort_week,region&']) {
      const few = await publicly(`/v1/time-to-offer?region=APAC&${more}`)
      const nobody = await publicly(`/v1/time-to-offer?region=NONE&${more}`)
      expect(JSON.stringify(few).replaceAll('APAC', 'NONE')).toBe(JSON.stringify(nobody))
    }
  })

  test('does not say until when a group it withholds was followed', async () => {
    expect(await publicly('/v1/time-to-offer?region=APAC&')).toMatchObject({
      groups: [],
      observed_through: null,
    })
    expect((await publicly('/v1/time-to-offer?region=EU&')).observed_through).toBe('2026-03-31')
  })

  test('rounds every count and probability, and holds no exact twin', async () => {
    const own = await body('/v1/time-to-offer?workspace=commons&region=EU', operatorKey)
    const shown = (await publicly('/v1/time-to-offer?region=EU&')).groups[0]
    expect(own.groups[0]).toMatchObject({ journeys: 43 })
    expect(shown).toMatchObject({ journeys: 45 })
    expect(own.groups[0].curve.at_risk).toContain(43)
    expect(shown.curve.at_risk.every((count: number) => count % 5 === 0)).toBe(true)
    expect(JSON.stringify(shown)).not.toMatch(/\.\d{4}/)
    expect(JSON.stringify(own.groups[0])).toMatch(/\.\d{4}/)
  })

  test("is what a community's own key gets too", async () => {
    const own = await asking.commons.keyWith(['query'])
    expect((await body('/v1/time-to-offer?region=EU', own)).groups[0]).toMatchObject({ journeys: 45 })
  })

  test('is not given where three dimensions, or hours, would single people out', async () => {
    expect(await publicly('/v1/time-to-offer?region=EU&level=x&group_by=source&')).toMatchObject({
      status: 400,
      code: 'too_many_dimensions',
    })
    expect(await publicly('/v1/time-to-offer?resolution=hour&')).toMatchObject({
      status: 400,
      code: 'too_fine',
    })
  })

  test('hides values few journeys have, and says so', async () => {
    const { dimensions, withheld } = await publicly('/v1/dimensions?')
    expect(dimensions.find(({ dimension }: { dimension: string }) => dimension === 'region').values).toEqual([
      { value: 'EU', journeys: 45 },
    ])
    expect(withheld).toHaveLength(2)
  })

  test('may be kept a while; one of a workspace may not', async () => {
    const open = await asking.ask('/v1/time-to-offer?workspace=commons')
    const own = await asking.ask('/v1/time-to-offer', key)
    expect(open.headers).toMatchObject({
      'cache-control': 'public, max-age=60',
      vary: 'Authorization, Accept',
    })
    expect(own.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Authorization, Accept' })
  })
})
