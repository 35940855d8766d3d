import { Type } from '@sinclair/typebox'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { withPlainUnions } from '../src/plain-unions.ts'

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

const Word = Type.Union([Type.Literal('day'), Type.Literal('hour')])
const Answer = Type.Object(
  {
    share: orNull(Type.Number({ 'x-measure': 'probability' })),
    shares: Type.Array(orNull(Type.Number())),
    mean: orNull(Type.Object({ days: Type.Number() }, { additionalProperties: false })),
    key: Type.Record(Type.String(), orNull(Type.String())),
    unit: Word,
    maybe: orNull(Word),
  },
  { additionalProperties: false },
)

test('null or a value, and one of several words, are said without anyOf', () => {
  expect(withPlainUnions(Answer)).toMatchObject({
    properties: {
      share: { type: ['number', 'null'], 'x-measure': 'probability' },
      mean: { type: ['object', 'null'], properties: { days: { type: 'number' } } },
      unit: { type: 'string', enum: ['day', 'hour'] },
      maybe: { type: ['string', 'null'], enum: ['day', 'hour', null] },
    },
  })
  expect(JSON.stringify(withPlainUnions(Answer))).not.toContain('anyOf')
})

test('a union of different shapes is left as it is', () => {
  const mixed = { anyOf: [{ type: 'string' }, { type: 'number' }] }
  expect(withPlainUnions(mixed)).toEqual(mixed)
})

test.each([
  {
    share: 0.5,
    shares: [0, null, 1],
    mean: { days: 3.25 },
    key: { region: null, level: 'x' },
    unit: 'day',
    maybe: 'hour',
  },
  { share: null, shares: [], mean: null, key: {}, unit: 'hour', maybe: null },
])('what is written is what was said, and nothing that was not declared', async (answer) => {
  const app = Fastify()
  app.get('/', { schema: { response: { 200: withPlainUnions(Answer) } } }, async () => ({
    ...answer,
    secret: 1,
  }))
  expect((await app.inject('/')).json()).toEqual(answer)
})
