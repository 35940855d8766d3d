import { type Static, Type } from '@sinclair/typebox'

export const Fault = Type.Object({
  pointer: Type.Optional(Type.String({ description: 'RFC 6901 JSON pointer to the fault' })),
  parameter: Type.Optional(Type.String({ description: 'Query parameter at fault' })),
  line: Type.Optional(Type.Integer({ description: 'Line of an NDJSON body, from 1' })),
  row: Type.Optional(Type.Integer({ description: 'Row of a file, from 1, the header being row 1' })),
  column: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  message: Type.String(),
})
export type Fault = Static<typeof Fault>

/** RFC 9457 problem details; the one shape of every error on every route. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable word to branch on' }),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(Fault)),
    remaining_events: Type.Optional(
      Type.Integer({ description: 'Of not_projected_yet: events of the token that no answer holds yet' }),
    ),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof Problem>
