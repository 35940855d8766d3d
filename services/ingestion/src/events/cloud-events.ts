import type { IncomingHttpHeaders } from 'node:http'
import { eventTypes } from '@hearback/contracts'
import { ProblemError, parseJson } from '@hearback/http'
import { Type } from '@sinclair/typebox'

export const structuredType = 'application/cloudevents+json'
export const batchType = 'application/cloudevents-batch+json'

/** A CloudEvent as it is sent, for the description; readCloudEvent is what checks it. */
export const CloudEventBody = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({ description: 'Unique within its source; sent twice, the event is stored once' }),
    source: Type.String({ description: 'Where the event comes from, a URI' }),
    type: Type.Union(eventTypes.map((type) => Type.Literal(`app.hearback.${type}`))),
    subject: Type.String({ description: 'The id of the journey' }),
    time: Type.Optional(Type.String({ description: 'RFC 3339; a day alone stands in data.occurred_at' })),
    datacontenttype: Type.Optional(Type.Literal('application/json')),
    data: Type.Optional(
      Type.Object({}, { description: 'Detail and attributes, as in an event of application/json' }),
    ),
  },
  { description: 'A CloudEvent 1.0 in JSON' },
)

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    // Not percent-encoded after all: a lone % is taken as it stands.
    return value
  }
}

/** Whether a request carries a CloudEvent in its headers: the binary mode of the HTTP binding. */
export const isBinaryMode = (headers: IncomingHttpHeaders): boolean => headers['ce-specversion'] !== undefined

const isJsonType = (type: string | undefined): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type ?? 'application/json')

/** The CloudEvent of a request in binary mode: attributes from its `ce-` headers, data from its body. */
export const eventOfBinaryMode = (headers: IncomingHttpHeaders, body: string): Record<string, unknown> => {
  const sent: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith('ce-') && typeof value === 'string') sent[name.slice(3)] = decoded(value)
  const type = headers['content-type']
  if (type !== undefined) sent['datacontenttype'] = type
  if (body !== '' && isJsonType(type)) sent['data'] = parseJson(body)
  return sent
}

/** The body of a structured CloudEvent, or of a batch of them. Throws a problem when it is the other of both. */
export const eventsOfBody = (type: string, body: string): unknown => {
  const sent = parseJson(body)
  if (Array.isArray(sent) === (type === batchType)) return sent
  const message =
    type === batchType
      ? `must be an array of CloudEvents; one alone is ${structuredType}`
      : `must be one CloudEvent; an array of them is ${batchType}`
  throw new ProblemError({
    status: 400,
    code: 'invalid_events',
    detail: `The body ${message}.`,
    errors: [{ pointer: '', message }],
  })
}
