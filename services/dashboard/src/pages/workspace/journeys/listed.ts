import type { Problem } from '../../../api/problem.ts'
import type { AnswerOf } from '../../../api/questions.ts'
import { nameOf } from '../../../words/names.ts'
import { count } from '../../../words/numbers.ts'

export type JourneysAnswer = AnswerOf<'/v1/journeys'>
export type JourneyListed = JourneysAnswer['journeys'][number]

/** How a wait ended, in words: its cause, and the kind of answer where it is known. */
export const endingOf = ({ cause, kind }: Pick<JourneyListed, 'cause' | 'kind'>): string => {
  if (cause === null) return nameOf('waiting')
  return kind === null ? nameOf(cause) : `${nameOf(cause)} (${nameOf(kind)})`
}

/** Where a journey belongs: its values that are known, in the order of the dimensions. */
export const belongsTo = ({ dimensions }: JourneyListed): string => {
  const known = Object.values(dimensions).filter((value) => value !== null)
  return known.length === 0 ? '–' : known.map(nameOf).join(' · ')
}

/** How much of the question is listed, and in which days it was counted. */
export const listingInWords = ({
  spells,
  selected,
  journeys,
  as_of,
  parked_journeys,
}: JourneysAnswer): string => {
  const waits = spells === 1 ? 'wait' : 'waits'
  const part =
    selected === spells
      ? `The question counts ${count(spells)} ${waits}`
      : `${count(selected)} of the ${count(spells)} ${waits} that the question counts are selected`
  const parked =
    parked_journeys === 0 ? '' : ` ${count(parked_journeys)} journeys could not be read and are not listed.`
  return `${part}; ${count(journeys.length)} are listed here, as of ${as_of}.${parked}`
}

/** Why single journeys are not shown to whoever asks, and what they may do; null where something else is wrong. */
export const whyNotShown = ({ code, detail }: Problem): { reason: string; keyMayHelp: boolean } | null => {
  if (code === 'community_rows') {
    return {
      reason: `${detail} What the answers show of it stands in the other views.`,
      keyMayHelp: false,
    }
  }
  if (code === 'scope_missing') {
    return {
      reason:
        'The key entered may ask questions, but not read single journeys. An administrator can make one with the scope export.',
      keyMayHelp: true,
    }
  }
  if (code === 'key_required' || code === 'share_limited') {
    return {
      reason:
        'Single journeys are for the people of the workspace itself: with its days nearly every journey is unique, whatever name is left out.',
      keyMayHelp: true,
    }
  }
  return null
}
