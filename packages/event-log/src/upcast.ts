import {
  type Attributes,
  currentSchemaVersion,
  type EventDetail,
  type EventType,
  eventTypes,
  type Party,
} from '@hearback/contracts'

/** What the `body` column holds beside the columns of their own; what is empty is left out. */
export type EventBody = { by?: Party; detail?: EventDetail; attributes?: Attributes }

type Shape = { type: string; body: Record<string, unknown> }

const renamed = (from: Record<string, unknown>, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [names[key] ?? key, value]))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const detailNamesOfVersion0: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  interview_held: { minutes: 'duration_minutes' },
  next_steps_told: { when: 'expected_by' },
}

/**
 * Version 0 is the pre-release format: an offer was `offer_extended`; the body said `actor` for by and
 * `segment` for attributes; an interview's length was `minutes`, the day promised for next steps `when`.
 */
const fromVersion0 = ({ type, body }: Shape): Shape => {
  const current = renamed(body, { actor: 'by', segment: 'attributes' })
  const detailNames = detailNamesOfVersion0[type]
  if (detailNames !== undefined && isRecord(current['detail'])) {
    current['detail'] = renamed(current['detail'], detailNames)
  }
  return { type: type === 'offer_extended' ? 'offer_presented' : type, body: current }
}

/** The step from version i of the catalogue to version i + 1 stands at index i. */
const upcasters: readonly ((shape: Shape) => Shape)[] = [fromVersion0]

const known: ReadonlySet<string> = new Set(eventTypes)
const isEventType = (type: string): type is EventType => known.has(type)

/**
 * Type and body of a stored event as the current version of the catalogue would have written them.
 * Pure; stored rows are never rewritten, every reader sees only today's shape.
 * Throws on a version newer than this code, and on a type the catalogue does not have.
 */
export const upcast = (
  type: string,
  version: number,
  body: unknown,
): { type: EventType; body: EventBody } => {
  if (version < 0 || version > currentSchemaVersion) {
    throw new Error(
      `event ${type} has schema version ${version}, this code reads 0 to ${currentSchemaVersion}`,
    )
  }
  if (!isRecord(body)) throw new Error(`event ${type} of schema version ${version} has no body`)
  let shape: Shape = { type, body }
  for (const step of upcasters.slice(version)) shape = step(shape)
  if (!isEventType(shape.type)) throw new Error(`event type ${shape.type} is not in the catalogue`)
  // Bodies were valid when they were appended, and the golden files hold every step to today's shape.
  return { type: shape.type, body: shape.body as EventBody }
}
