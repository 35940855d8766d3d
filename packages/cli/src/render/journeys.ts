import type { JourneyListed, JourneysAnswer } from '@hearback/contracts'
import { counted, parkedRemark } from './counted.ts'
import { dayWord } from './day-word.ts'
import { days, table } from './table.ts'

const endOf = ({ cause, kind }: JourneyListed): string =>
  cause === null ? 'running' : [cause, kind].filter((word) => word !== null).join('/')

/** The dimensions in which some journey of the page has a value. */
const dimensionsOf = ({ journeys }: JourneysAnswer): string[] =>
  Object.keys(journeys[0]?.dimensions ?? {}).filter((name) =>
    journeys.some(({ dimensions }) => (dimensions[name] ?? null) !== null),
  )

const remarksOf = (answer: JourneysAnswer): string[] => [
  `${answer.journeys.length} shown of ${answer.selected} selected; the question counts ${counted(answer.spells, 'wait')}.`,
  `As of ${answer.as_of}.`,
  answer.synthetic ? 'These timelines are synthetic: invented people at fictional employers.' : '',
  answer.label ?? '',
  parkedRemark(answer.parked_journeys),
  answer.next === null ? '' : `More: add --where after=${answer.next}`,
]

/** The waits behind a number, one line each, and how to see the next of them. */
export const renderJourneys = (answer: JourneysAnswer): string => {
  const dimensions = dimensionsOf(answer)
  const header = [
    'journey',
    'clock',
    'visit',
    'stage',
    'entered',
    `${dayWord(answer)}s`,
    'ended',
    ...dimensions,
  ]
  const rows = answer.journeys.map((journey) => [
    journey.journey_id,
    journey.clock,
    String(journey.visit),
    journey.stage ?? '–',
    journey.entered_day,
    days(journey.days),
    endOf(journey),
    ...dimensions.map((name) => journey.dimensions[name] ?? '–'),
  ])
  const remarks = remarksOf(answer).filter((line) => line !== '')
  return [rows.length === 0 ? 'Nothing to show.' : table(header, rows), remarks.join('\n')].join('\n\n')
}
