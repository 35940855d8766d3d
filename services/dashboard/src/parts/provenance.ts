import { nameOf } from '../words/names.ts'
import { count } from '../words/numbers.ts'

/** What every answer says of itself, whatever was asked. */
export type Answered = {
  as_of: string
  observed_through: string | null
  synthetic: boolean
  label: string | null
  withheld: { key: Readonly<Record<string, unknown>>; reason: string }[]
  parked_journeys: number
}

/** The remarks that belong beside an answer, a sentence each: its day, what it rests on, and what is not in it. */
export const remarksOf = (answer: Answered): string[] => [
  `As of ${answer.as_of}${answer.observed_through === null ? '' : `, with what was known through ${answer.observed_through}`}.`,
  ...(answer.synthetic ? ['These are invented sample timelines.'] : []),
  ...(answer.label === null ? [] : [`${answer.label}.`]),
  ...answer.withheld.map(({ key, reason }) => {
    const group = Object.values(key).map((value) => nameOf(String(value)))
    return `${group.length === 0 ? 'Some journeys are' : `${group.join(', ')} is`} not shown: ${reason}.`
  }),
  ...(answer.parked_journeys === 0
    ? []
    : [
        `${count(answer.parked_journeys)} journeys could not be read and are not counted (see data quality).`,
      ]),
]
