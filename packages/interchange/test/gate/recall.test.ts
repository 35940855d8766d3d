import { expect, test } from 'vitest'
import { findPersonal } from '../../src/gate/find-personal.ts'
import type { FieldUse } from '../../src/gate/rules.ts'
import { bareNumbers, disguisedValues } from './disguised.ts'
import { plantedValues } from './planted.ts'

const planted = plantedValues(20_261_122, 2_000)
const disguised = disguisedValues(20_261_123, 2_000)
const bare = bareNumbers(20_261_124, 2_000)

const uses: readonly FieldUse[] = ['id', 'code', 'label', 'word', 'attribute']

const missedIn = (values: readonly string[], use: FieldUse): string[] =>
  values.filter((value) => findPersonal(value, use) === null)

const expectAlmostAll = (name: string, values: readonly string[], use: FieldUse): void => {
  const missed = missedIn(values, use)
  expect(missed.length, `${name} as ${use}: ${missed.slice(0, 8).join(' | ')}`).toBeLessThanOrEqual(
    values.length / 100,
  )
}

test.each(uses)(
  'of 14,000 planted values of structured kinds at least 99 in 100 of each kind are found as %s',
  (use) => {
    for (const [kind, values] of Map.groupBy(planted, (each) => each.kind))
      expectAlmostAll(
        kind,
        values.map(({ value }) => value),
        use,
      )
  },
)

test.each(uses)('of 6,000 disguised values at least 99 in 100 of each kind are found as %s', (use) => {
  for (const [kind, values] of Map.groupBy(disguised, (each) => each.kind))
    expectAlmostAll(
      kind,
      values.map(({ value }) => value),
      use,
    )
})

test.each<FieldUse>(['word', 'attribute'])(
  'of 2,000 telephone numbers with nothing between their digits at least 99 in 100 are found as %s',
  (use) => expectAlmostAll('bare', bare, use),
)

const beside: readonly ((value: string) => string)[] = [
  (value) => `12 ${value}`,
  (value) => `${value} 7`,
  (value) => `2026-03-12 ${value}`,
  (value) => `${value} 2026-03-12`,
  (value) => `${value}/12`,
  (value) => `${value} ${value}`,
  (value) => Array.from({ length: 4 }, () => value).join(' '),
]

test.each<FieldUse>(['id', 'attribute'])(
  'beside another number 99 in 100 card numbers and 7 in 8 others are found as %s: a piece of an even row may be any',
  (use) => {
    for (const [kind, values] of Map.groupBy(planted, (each) => each.kind))
      for (const put of beside) {
        const written = values.slice(0, 300).map(({ value }) => put(value.trim()))
        const missed = missedIn(written, use)
        const share = kind === 'pii_phone' || kind === 'pii_national_id' ? 1 / 8 : 0.01
        expect(missed.length, `${kind} as ${use}: ${missed.slice(0, 8).join(' | ')}`).toBeLessThanOrEqual(
          written.length * share,
        )
      }
  },
)

test('a bare telephone number is found in a label among words, and taken for an id where it is all of it', () => {
  expect(findPersonal('call 4155550123', 'label')).toBe('pii_phone')
  expect(findPersonal('４１５５５５０１２３ after six', 'label')).toBe('pii_phone')
  expect(findPersonal('4155550123', 'label')).toBeNull()
  expect(findPersonal('Stage 4155550123', 'label')).toBeNull()
})

test('a hit is told by its own rule, but where two kinds share a form', () => {
  const told = planted.filter(({ kind, value }) => findPersonal(value, 'attribute') === kind)
  expect(told.length / planted.length).toBeGreaterThan(0.97)
  const unmasked = disguised.filter(({ kind, value }) => findPersonal(value, 'attribute') === kind)
  expect(unmasked.length / disguised.length).toBeGreaterThan(0.97)
})
