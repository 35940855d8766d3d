import type { AnswerOf } from '../../../api/questions.ts'
import type { Journey } from '../../../charts/journey-timeline.ts'
import { daysBetween } from '../../../words/days.ts'
import { colourOf, nameOf } from '../../../words/names.ts'
import { endingOf } from './listed.ts'

export type JourneyAnswer = AnswerOf<'/v1/journeys/{id}'>
type Spell = JourneyAnswer['spells'][number]
type Event = JourneyAnswer['events'][number]

/** How long a wait lasted in calendar days, or has lasted as far as it was followed; null = not known. */
export const lengthOf = ({ entered_day, exit_day, observed_through }: Spell): number | null => {
  const last = exit_day ?? observed_through
  return last === null ? null : daysBetween(entered_day, last)
}

/** The stages of a journey in the order they were entered, then its other waits. */
export const spellsInOrder = (spells: readonly Spell[]): Spell[] => {
  const rank = ({ clock }: Spell) => (clock.startsWith('stage:') ? 0 : 1)
  return spells.toSorted((a, b) => rank(a) - rank(b) || (a.entered_day < b.entered_day ? -1 : 1))
}

/** What a wait is called: its clock, and which run of it where there are several. */
export const spellName = ({ clock, visit }: Spell): string =>
  visit > 1 ? `${nameOf(clock)}, time ${visit}` : nameOf(clock)

/** The stages and the events of a journey along its days; what has no day at all cannot be drawn. */
export const drawnJourney = ({ events, spells, standing }: JourneyAnswer): Journey => ({
  events: events.flatMap(({ type, day, latest_day }) => {
    const first = day ?? latest_day
    return first === null ? [] : [{ day: first, latest: latest_day, label: nameOf(type) }]
  }),
  waits: spellsInOrder(spells)
    .filter(({ clock }) => clock.startsWith('stage:'))
    .map((spell) => ({
      label: spellName(spell),
      from: spell.entered_day,
      to: spell.exit_day,
      ended: spell.cause === null ? null : endingOf({ cause: spell.cause, kind: spell.kind }),
      colour: colourOf(spell.cause ?? 'waiting'),
    })),
  through: standing?.observed_through ?? null,
})

/** The last cell of a wait: how it ended, or through when it was followed. */
export const endInWords = (spell: Spell): string =>
  spell.exit_day === null
    ? `${nameOf('waiting')}, as known through ${spell.observed_through ?? 'an unknown day'}`
    : endingOf(spell)

/** The day of an event as far as it is known. */
export const dayOf = ({ day, latest_day }: Event): string => {
  if (day === null && latest_day === null) return 'unknown day'
  if (day === null) return `by ${latest_day}`
  return latest_day === null || latest_day === day ? day : `${day} to ${latest_day}`
}

/** What an event says beside its type, a pair after the other; the pairs that say nothing are left out. */
export const detailOf = ({ detail, attributes }: Event): string =>
  [...Object.entries(detail), ...Object.entries(attributes)]
    .filter(([, value]) => value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${nameOf(name).toLowerCase()} ${typeof value === 'string' ? nameOf(value) : String(value)}`,
    )
    .join(', ')

/** Where a journey stands, in a sentence. */
export const standingInWords = ({ standing }: JourneyAnswer): string => {
  if (standing === null) return 'Its events have not been folded yet, so no wait can be told.'
  if (standing.parked_error !== null)
    return `Its events could not be read as one journey and are in no answer: ${standing.parked_error}`
  const followed = `Followed through ${standing.observed_through ?? 'an unknown day'}`
  if (standing.ended !== null) return `${followed}. It has ended: ${nameOf(standing.ended)}.`
  if (standing.stage === null) return `${followed}. It is in no stage.`
  return `${followed}. It is in the stage ${nameOf(`stage:${standing.stage}`)} since ${standing.stage_since ?? 'an unknown day'}.`
}
