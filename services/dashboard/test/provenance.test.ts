import { expect, test } from 'vitest'
import { remarksOf } from '../src/parts/provenance.ts'

const answer = {
  as_of: '2026-11-21',
  observed_through: null,
  synthetic: false,
  label: null,
  parked_journeys: 0,
}
const withheld = (region: string | null, reason = 'fewer than 5 journeys') => ({ key: { region }, reason })

test('what is withheld is named with its reason, a value nobody said too', () => {
  const remarks = remarksOf({
    ...answer,
    withheld: [withheld('EU'), withheld(null), { key: {}, reason: 'few' }],
  })
  expect(remarks.slice(1)).toEqual([
    'EU is not shown: fewer than 5 journeys.',
    'not said is not shown: fewer than 5 journeys.',
    'Some journeys are not shown: few.',
  ])
})

test('many groups withheld for one reason are one remark with their number, other reasons stay apart', () => {
  const many = ['AK', 'AL', 'AZ', 'CO', 'CT'].map((region) => withheld(region))
  const remarks = remarksOf({ ...answer, withheld: [...many, withheld('EU', 'too few contributors')] })
  expect(remarks.slice(1)).toEqual([
    '5 groups are not shown, each for the reason: fewer than 5 journeys. They are AK; AL; AZ and 2 more, which the JSON names.',
    'EU is not shown: too few contributors.',
  ])
})
