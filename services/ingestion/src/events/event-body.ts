import { Attributes, catalogue, eventTypes, OccurredAt, Party } from '@hearback/contracts'
import { Type } from '@sinclair/typebox'

const details = eventTypes
  .map((type) => [type, Object.keys(catalogue[type].detail)] as const)
  .filter(([, names]) => names.length > 0)
  .map(([type, names]) => `${type}: ${names.join(', ')}`)
  .join('; ')

/** An event as people and systems send it, for the description; readEvent is what checks it. */
export const EventBody = Type.Object(
  {
    type: Type.Union(eventTypes.map((type) => Type.Literal(type))),
    journey_id: Type.String({
      maxLength: 200,
      description: "The source's id of the journey, or one given out here",
    }),
    occurred_at: Type.Optional(OccurredAt),
    occurred_between: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 2,
        maxItems: 2,
        description: 'Two days, when only these are known',
      }),
    ),
    event_id: Type.Optional(
      Type.String({ maxLength: 200, description: 'Told twice with this id, it is stored once' }),
    ),
    process: Type.Optional(Type.String({ default: 'hiring' })),
    by: Type.Optional(Party),
    detail: Type.Optional(Type.Object({}, { description: `By type. ${details}` })),
    attributes: Type.Optional(Attributes),
  },
  { description: 'Fields of detail and attributes may stand at top level too' },
)
