import { type Static, Type } from '@sinclair/typebox'
import { Shown } from './measures.ts'

const Words = (description: string) => Type.Array(Type.String(), { description })

/** The makers of other tools whose documented measures are compared with ours. */
export const vendors = ['greenhouse', 'gem', 'ashby', 'lever'] as const
const Vendor = Type.Union([
  Type.Literal('greenhouse'),
  Type.Literal('gem'),
  Type.Literal('ashby'),
  Type.Literal('lever'),
])
export type Vendor = Static<typeof Vendor>

/** Whose definition a question is answered by; ours are never left out. */
export const DefinitionName = Type.Union([Type.Literal('hearback'), ...Vendor.anyOf])
export type DefinitionName = Static<typeof DefinitionName>

/** A measure as the maker of another tool documents it, beside ours. */
export const VendorDefinition = Shown({
  vendor: Vendor,
  measure: Type.String({ description: 'What they call it' }),
  clocks: Words('Clocks of ours that ask the same; stage:* means that of every stage'),
  statistic: Type.Union([Type.Literal('mean'), Type.Literal('median'), Type.Literal('share')]),
  waiting: Type.Union([Type.Literal('left_out'), Type.Literal('in_denominator'), Type.Literal('not_said')], {
    description: 'What becomes of candidates who still wait',
  }),
  completed: Words(
    'Endings of ours that count there as completed, or of a share as passed, where definition= computes it; any = every ending',
  ),
  included: Words('What is counted, as documented'),
  excluded: Words('What is not counted, as documented; empty where nothing is said'),
  assumed: Words('What is not documented, or not so in our counts, and what definition= assumes instead'),
  ours: Type.String({ description: 'How the same is answered here' }),
  difference: Type.String({ description: 'Why the two numbers differ' }),
  source: Type.String({ description: 'Where it is documented' }),
})
export type VendorDefinition = Static<typeof VendorDefinition>

export const VendorDefinitionsAnswer = Shown({ definitions: Type.Array(VendorDefinition) })
export type VendorDefinitionsAnswer = Static<typeof VendorDefinitionsAnswer>
