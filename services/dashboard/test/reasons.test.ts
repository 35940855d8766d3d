import { expect, test } from 'vitest'
import { comparableBy } from '../src/pages/workspace/overview/comparable.ts'
import { reasonInWords } from '../src/pages/workspace/overview/reasons.ts'

test.each([
  ['nobody was seen moving on within tau', 90, 'nobody was seen moving on within 90 days'],
  [
    'in period a and in period b nobody was seen moving on within tau',
    null,
    'in the earlier period and in the later period nobody was seen moving on within the days that are looked at',
  ],
  [
    'no share of time, as the mean wait of stage:deliberation, stage:final_offer is not known',
    90,
    'no share of time, as the mean wait of Deliberation, Final offer is not known',
  ],
  [
    'the days of stage:applied in period a are not known, so no sum of all is',
    null,
    'the days spent in Applied in the earlier period are not known, so no sum of all is',
  ],
  [
    'no potential, as no segments are compared; set segment_by to a dimension with two or more values (GET /v1/dimensions lists them)',
    90,
    'no potential, as no segments are compared; choose a dimension with two or more values under “Compare by”',
  ],
  [
    'no potential, as fewer than two segments can be compared by role_family and level: they have to be large enough to be shown; set segment_by to another dimension with such values (GET /v1/dimensions lists them)',
    90,
    'no potential, as fewer than two segments can be compared by role and level: they have to be large enough to be shown; choose another dimension with such values under “Compare by”',
  ],
  ['fewer than 10 waits were seen from their start', null, 'fewer than 10 waits were seen from their start'],
])('%s', (reason, tau, told) => {
  expect(reasonInWords(reason, tau)).toBe(told)
})

test('stages are compared by what has two values and does not group them already', () => {
  const value = (name: string) => ({ value: name, journeys: 20 })
  const dimension = (name: string, ...values: string[]) => ({
    dimension: name,
    own: false,
    values: values.map(value),
  })
  const all = [
    dimension('region', 'EU', 'US'),
    dimension('level', 'mid', 'senior'),
    dimension('source', 'web'),
  ]
  expect(comparableBy(all, [], '')).toEqual(['region', 'level'])
  expect(comparableBy(all, ['region'], '')).toEqual(['level'])
  expect(comparableBy(all, [], 'region,level')).toEqual(['region,level', 'region', 'level'])
})
