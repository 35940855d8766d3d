import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'
import { plainText } from '../../src/gate/characters.ts'
import { findPersonal } from '../../src/gate/find-personal.ts'
import type { FieldUse } from '../../src/gate/rules.ts'
import { disguisedValues } from './disguised.ts'
import { type Planted, plantedValues } from './planted.ts'

const uses = fc.constantFrom<FieldUse>('id', 'code', 'label', 'word', 'attribute')

const all = [...plantedValues(41, 300), ...disguisedValues(42, 300)].filter(
  ({ value }) => findPersonal(value, 'id') !== null,
)
const planted = fc.constantFrom(...all)
const ascii = fc.constantFrom(...all.filter(({ value }) => /^[ -~]+$/.test(value)))

/** Any text that has no number in it, which could be read on with one that follows. */
const wordless = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }))
  .map((text) => plainText(text).replaceAll(/[\p{N}\p{M}]/gu, ''))

/** Characters that nobody sees. */
const unseen = fc.constantFrom('\u200b', '\u200d', '\u00ad', '\u2060', '\u202e', '\ufeff', '\ufe0f')

const fullWidth = (character: string): string =>
  character === ' ' ? '\u3000' : String.fromCharCode(character.charCodeAt(0) + 0xfee0)

property.prop([fc.string({ unit: 'binary', maxLength: 300 }), uses], { numRuns: 500 })(
  'any text is judged, and judged alike once it is plain',
  (text, use) => {
    expect(findPersonal(plainText(text), use)).toBe(findPersonal(text, use))
  },
)

property.prop([planted, wordless, wordless, uses], { numRuns: 1_000 })(
  'a planted value is found among whatever words stand around it',
  ({ value }: Planted, before, after, use) => {
    expect(findPersonal(`${before} ${value} ${after}`, use)).not.toBeNull()
  },
)

property.prop([planted, fc.array(fc.tuple(fc.nat(200), unseen), { maxLength: 12 }), uses], {
  numRuns: 1_000,
})('a planted value is found whatever stands in it that nobody sees', ({ value }: Planted, hidden, use) => {
  let text = value
  for (const [at, character] of hidden) text = text.slice(0, at) + character + text.slice(at)
  expect(findPersonal(text, use)).not.toBeNull()
})

property.prop([ascii, fc.infiniteStream(fc.boolean()), uses], { numRuns: 1_000 })(
  'a planted value is found whichever of its characters are full-width',
  ({ value }: Planted, coins, use) => {
    const text = [...value]
      .map((character) => (coins.next().value === true ? fullWidth(character) : character))
      .join('')
    expect(findPersonal(text, use)).toBe(findPersonal(value, use))
  },
)
