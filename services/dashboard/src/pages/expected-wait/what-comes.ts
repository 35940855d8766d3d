import { colourOf, nameOf } from '../../words/names.ts'
import type { WaitGroup } from './wait-told.ts'

type Estimate = WaitGroup['never_within_follow_up']
export type Coming = { name: string; colour: string; chance: Estimate }

const kinds: Readonly<Record<string, string>> = {
  invited: 'an invitation',
  offered: 'an offer',
  rejected: 'a rejection',
  told: 'another word',
  withdrawn: 'the candidate withdrew',
  closed: 'the position was closed',
  advanced: 'the next stage',
  moved_back: 'an earlier stage again',
}

const coming = (word: string, chance: Estimate): Coming => ({
  name: kinds[word] ?? nameOf(word),
  colour: colourOf(word),
  chance,
})

/** What came within the days ahead, the likeliest first and what still waits last; what never came is left out. */
export const whatCame = ({ within }: WaitGroup): Coming[] => {
  if (within === null) return []
  const { answered, ...others } = within.exits
  const answers = within.answered_by_kind ?? (answered === undefined ? {} : { answered })
  return [
    ...Object.entries({ ...answers, ...others })
      .filter(([, { estimate }]) => (estimate ?? 0) > 0)
      .toSorted(([, a], [, b]) => (b.estimate ?? 0) - (a.estimate ?? 0))
      .map(([word, chance]) => coming(word, chance)),
    coming('waiting', within.waiting),
  ]
}
