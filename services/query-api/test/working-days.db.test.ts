import { setWorkingDays } from '@hearback/access'
import { type DistributionAnswer, dayFromText, type ExpectedWaitAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
})
beforeEach(() => setCalendar(['saturday', 'sunday'], []))
afterAll(() => asking.close())

const setCalendar = (weekend: Parameters<typeof setWorkingDays>[2]['weekend'], holidays: readonly string[]) =>
  setWorkingDays(asking.database.db, asking.acme.id, {
    weekend,
    holidays: holidays.map((day) => dayFromText(day) ?? Number.NaN),
  })

const answerTo = async <Answer>(path: string): Promise<Answer> => {
  const { status, body } = await asking.ask(path, key)
  expect([path, status, body?.detail]).toEqual([path, 200, undefined])
  // The shape of the answer is held by the test of every route.
  return body as Answer
}

const labelTo = async (more: string) =>
  (await answerTo<DistributionAnswer>(`/v1/time-to-offer?calendar=business&${more}`)).label

const tag = async (query: string) => (await asking.ask(`/v1/time-to-offer?${query}`, key)).headers['etag']

const stillWaiting = ({ groups }: DistributionAnswer) => groups[0]?.horizons[0]?.waiting.estimate ?? 0

const routes = {
  '/v1/stage-durations': 'stage=applied',
  '/v1/response-rates': '',
  '/v1/time-to-offer': '',
  '/v1/expected-wait': 'stage=applied&waited_days=3',
  '/v1/forecast': '',
  '/v1/funnel': '',
  '/v1/comparisons': 'group_by=region',
}

describe('calendar=business', () => {
  test.each(Object.entries(routes))('%s says in which days it answers', async (path, query) => {
    const { question, label } = await answerTo<DistributionAnswer>(`${path}?${query}&calendar=business`)
    expect(question.calendar).toBe('business')
    expect(label).toBe('in working days: Saturdays, Sundays and 0 holidays up to 2026-03-31 are not counted')
    const plain = await answerTo<DistributionAnswer>(`${path}?${query}`)
    expect([plain.question.calendar, plain.label]).toEqual(['days', null])
  })

  test('counts the holidays of the range that fall on no weekend', async () => {
    await setCalendar(['sunday'], ['2026-01-01', '2026-03-06', '2026-03-08', '2026-03-09', '2026-04-03'])
    expect(await labelTo('from=2026-02-01')).toContain(
      'Sundays and 2 holidays from 2026-02-01 up to 2026-03-31 are',
    )
    expect(await labelTo('basis=period&from=2026-02-01&to=2026-03-09')).toContain(
      'Sundays and 2 holidays up to 2026-03-08 are',
    )
  })

  test('tells shorter waits than calendar days do, and the same where every day is worked', async () => {
    const path = '/v1/time-to-offer?horizon_days=5'
    const [days, working] = [
      await answerTo<DistributionAnswer>(path),
      await answerTo<DistributionAnswer>(`${path}&calendar=business`),
    ]
    expect(stillWaiting(working)).toBeLessThan(stillWaiting(days))
    await setCalendar([], [])
    const every = await answerTo<DistributionAnswer>(`${path}&calendar=business`)
    expect(every.groups).toEqual(days.groups)
    expect(every.label).toBe('in working days: 0 holidays up to 2026-03-31 are not counted')
  })

  test('says working days in the sentence of a wait, and in what is assumed', async () => {
    const { sentence } = await answerTo<ExpectedWaitAnswer>(
      '/v1/expected-wait?stage=applied&waited_days=3&calendar=business',
    )
    expect(sentence).toMatch(/after 3 working days, .* within the next 7 working days/)
    expect(sentence.replaceAll(/working days?/g, '')).not.toMatch(/ days?\b/)
    const { label } = await answerTo<DistributionAnswer>(
      '/v1/time-to-offer?assume_closed_after=30&calendar=business',
    )
    expect(label).toContain('still running after 30 working days had ended')
  })

  test('has another ETag when the calendar changes, and only then', async () => {
    const [business, days] = [await tag('calendar=business'), await tag('')]
    expect(await tag('calendar=business')).toBe(business)
    await setCalendar(['saturday', 'sunday'], ['2026-03-06'])
    expect(await tag('calendar=business')).not.toBe(business)
    expect(await tag('')).toBe(days)
  })

  test('is refused with words where there are hours or bounds in calendar days', async () => {
    for (const [path, words] of [
      ['/v1/time-to-offer?calendar=business&resolution=hour', 'resolution=hour'],
      ['/v1/expectations?calendar=business', 'calendar days'],
      ['/v1/time-to-offer?calendar=lunar', 'days, business'],
    ] as const) {
      const { status, body } = await asking.ask(path, key)
      expect([path, status, body.errors[0].parameter]).toEqual([path, 400, 'calendar'])
      expect(body.errors[0].message).toContain(words)
    }
  })
})
