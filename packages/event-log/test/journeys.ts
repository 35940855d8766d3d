import { createHash } from 'node:crypto'
import type { NewEvent } from '../src/index.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Pseudonym of the n-th invented journey. */
export const journeyNumber = (number: number): string => digest(`journey ${number}`)

/** Pseudonym of an event known by any name. */
export const eventNamed = (name: string | number): string => digest(`event ${name}`)

/** An application of journey `journey`, known as `name`; the rest can be told otherwise. */
export const newEvent = (journey: number, name: string | number, rest: Partial<NewEvent> = {}): NewEvent => ({
  workspaceId: 1,
  journeyId: journeyNumber(journey),
  eventId: eventNamed(name),
  type: 'application_submitted',
  process: 'hiring',
  precision: 'day',
  day: 20_000,
  latestDay: null,
  instant: null,
  by: null,
  detail: {},
  attributes: {},
  contributor: null,
  ...rest,
})
