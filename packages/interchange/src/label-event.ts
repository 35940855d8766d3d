import { catalogue, type EventType } from '@hearback/contracts'
import { plainHeader } from './csv/header-role.ts'
import { readStatus } from './csv/status-words.ts'
import { type LabelReading, ownMeaning } from './own-labels.ts'

/** What a label of a stage, in anybody's words, says happened. */
export type LabelEvent =
  /** The employer was silent, which is no event. */
  { kind: 'silence' } | { kind: 'event'; type: EventType; stage: string | null; reason?: 'position_closed' }

const applications =
  /^(?:apply|applied|application(?: (?:submitted|sent))?|submitted|beworben|bewerbung|candidature(?: envoyée)?|postulado|candidatado|(?:已)?投递|投递简历|已申请|网申|応募)$/u
const silences = /ghost|^no (?:response|reply|answer)/u

/** Endings that a label can be. "Hired" and "Offer" stay labels: a process says what they mean to it. */
const endingTypes: ReadonlySet<EventType> = new Set<EventType>([
  'candidate_rejected',
  'candidate_withdrew',
  'offer_declined',
  'offer_rescinded',
  'journey_closed',
])

const asType = (plain: string): EventType | null => {
  const name = plain.replaceAll(' ', '_')
  // Own properties alone are types: a label may be called `constructor`.
  return Object.hasOwn(catalogue, name) ? (name as EventType) : null
}

/**
 * What a label says happened: a type of event by its own name, the application (`isFirst`: the first of its journey,
 * later ones are moves back), an ending, or else the entry of a stage of that name. A label with a meaning of the
 * workspace's own is always the entry of a stage.
 */
export const eventOfLabel = (label: string, isFirst: () => boolean, reading: LabelReading): LabelEvent => {
  if (ownMeaning(label, reading) !== null) return { kind: 'event', type: 'stage_entered', stage: label }
  const plain = plainHeader(label)
  const type = asType(plain)
  if (type !== null) return { kind: 'event', type, stage: null }
  if (silences.test(plain)) return { kind: 'silence' }
  if (applications.test(plain) && isFirst())
    return { kind: 'event', type: 'application_submitted', stage: null }
  const [status, second] = readStatus(label) ?? []
  const ending = status !== undefined && second === undefined ? status.event : null
  if (ending === null || !endingTypes.has(ending))
    return { kind: 'event', type: 'stage_entered', stage: label }
  return ending === 'journey_closed'
    ? { kind: 'event', type: ending, stage: null, reason: 'position_closed' }
    : { kind: 'event', type: ending, stage: null }
}
