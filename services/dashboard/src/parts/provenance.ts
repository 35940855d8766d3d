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

type Withheld = Answered['withheld']

/** So many groups are named one by one; of more that are withheld for one reason a few. */
const named = 4

const groupName = ({ key }: Withheld[number]): string =>
  Object.values(key)
    .map((value) => (value === null ? 'not said' : nameOf(String(value))))
    .join(', ')

const alone = (one: Withheld[number]): string => {
  const group = groupName(one)
  return `${group === '' ? 'Some journeys are' : `${group} is`} not shown: ${one.reason}.`
}

const ofOneReason = (withheld: Withheld): string[] => {
  const [first] = withheld
  if (first === undefined || withheld.length <= named) return withheld.map(alone)
  const some = withheld
    .slice(0, named - 1)
    .map(groupName)
    .join('; ')
  const more = withheld.length - named + 1
  return [
    `${count(withheld.length)} groups are not shown, each for the reason: ${first.reason}. They are ${some} and ${count(more)} more, which the JSON names.`,
  ]
}

const withheldInWords = (withheld: Withheld): string[] =>
  [...new Set(withheld.map(({ reason }) => reason))].flatMap((reason) =>
    ofOneReason(withheld.filter((one) => one.reason === reason)),
  )

/** The remarks that belong beside an answer, a sentence each: its day, what it rests on, and what is not in it. */
export const remarksOf = (answer: Answered): string[] => [
  `As of ${answer.as_of}${answer.observed_through === null ? '' : `, with what was known through ${answer.observed_through}`}.`,
  ...(answer.synthetic ? ['These are invented sample timelines.'] : []),
  ...(answer.label === null ? [] : [`${answer.label}.`]),
  ...withheldInWords(answer.withheld),
  ...(answer.parked_journeys === 0
    ? []
    : [
        `${count(answer.parked_journeys)} journeys could not be read and are not counted (see data quality).`,
      ]),
]
