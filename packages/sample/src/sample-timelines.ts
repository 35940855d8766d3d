import { type Day, dayFromText, type IncomingEvent, textFromDay } from '@hearback/contracts'
import { type Chance, chanceFrom } from './chance.ts'
import { writeHiring } from './hiring.ts'
import { otherProcesses } from './other-processes.ts'
import { type SampleFact, scriptFrom } from './script.ts'
import { type Employer, employers } from './truth.ts'

export type SampleOptions = {
  seed: number
  /** Journeys through `hiring`; the other processes come on top (40 for each 100). */
  hiringJourneys: number
  /** Entries are spread over so many days before `observedThrough`, more of them towards the end. */
  entryDays: number
  /** The last day anybody watched; later facts exist but nobody has seen them. */
  observedThrough: Day
}

/** What the product loads into the workspace `demo` on its first start. */
export const demoOptions: SampleOptions = {
  seed: 20_261_031,
  hiringJourneys: 4000,
  entryDays: 420,
  observedThrough: dayFromText('2026-10-31') ?? 0,
}

/** One invented journey and who brought it. */
export type SampleTimeline = { contributor: string; events: IncomingEvent[] }

const contributors = Array.from(
  { length: 40 },
  (_, index) => `contributor-${String(index + 1).padStart(2, '0')}`,
)
const sources = ['job_board', 'company_site', 'referral', 'recruiter'] as const

/**
 * Invented timelines of people at fictional employers, by the law in truth.ts, seen through one fixed day.
 * Endless waits stay open: silence is not an event. The same options give the same timelines.
 */
export function* sampleTimelines(options: SampleOptions): Generator<SampleTimeline> {
  const chance = chanceFrom(options.seed)
  let number = 0
  for (let index = 0; index < options.hiringJourneys; index += 1) {
    yield hiringTimeline(chance, options, (number += 1))
  }
  // Object.keys forgets the key type; the literal in other-processes.ts is its only source.
  for (const process of Object.keys(otherProcesses) as (keyof typeof otherProcesses)[]) {
    const count = Math.round((options.hiringJourneys * otherProcesses[process].per100) / 100)
    for (let index = 0; index < count; index += 1)
      yield otherTimeline(chance, options, process, (number += 1))
  }
}

/** Entries grow linearly over the window, as in a product that is catching on. */
const entryDay = (chance: Chance, { observedThrough, entryDays }: SampleOptions): Day =>
  observedThrough - Math.floor(entryDays * (1 - Math.sqrt(chance.next())))

const hiringTimeline = (chance: Chance, options: SampleOptions, number: number): SampleTimeline => {
  const employer = chance.pick(
    employers,
    employers.map(({ share }) => share),
  )
  const source = chance.pick(sources, [0.5, 0.25, 0.15, 0.1])
  const script = scriptFrom(chance, entryDay(chance, options))
  writeHiring(script, employer, source)
  const attributes = { ...attributesOf(chance, employer), source }
  if (chance.happens(0.01))
    script.facts.push({ type: 'attributes_changed', day: script.day, attributes: { level: 'senior' } })
  return observed(chance, options, 'hiring', number, script.facts, attributes)
}

const otherTimeline = (
  chance: Chance,
  options: SampleOptions,
  process: keyof typeof otherProcesses,
  number: number,
) => {
  const employer = chance.pick(
    employers,
    employers.map(({ share }) => share),
  )
  const script = scriptFrom(chance, entryDay(chance, options))
  otherProcesses[process].write(script)
  return observed(chance, options, process, number, script.facts, attributesOf(chance, employer))
}

const attributesOf = (chance: Chance, employer: Employer): Record<string, string> => {
  const department = chance.pick(['Engineering', 'Design', 'Data', 'Sales', 'Operations'], [4, 1, 2, 2, 2])
  const family = {
    Engineering: 'engineering',
    Design: 'design',
    Data: 'data',
    Sales: 'sales',
    Operations: 'operations',
  }[department]
  return {
    employer: employer.name,
    department,
    role_family: family ?? 'operations',
    level: chance.pick(['junior', 'mid', 'senior'], [3, 5, 2]),
    region: chance.pick(['EU', 'US', 'APAC'], [5, 4, 2]),
    work_mode: chance.pick(['remote', 'hybrid', 'on_site'], [3, 4, 3]),
    requisition: `R-${1 + Math.floor(chance.next() * 60)}`,
  }
}

/** What was seen of a journey: nothing after the last day watched. */
const observed = (
  chance: Chance,
  { observedThrough }: SampleOptions,
  process: string,
  number: number,
  facts: readonly SampleFact[],
  attributes: Record<string, string>,
): SampleTimeline => {
  const about = { journey_id: `sample-${String(number).padStart(5, '0')}`, process }
  const seen = facts.filter(({ day }) => day <= observedThrough)
  const events = seen.map(
    ({ type, day, detail, eventId, attributes: changed }, index): IncomingEvent => ({
      type,
      ...about,
      occurred_at: textFromDay(day),
      event_id: eventId ?? `${index + 1}`,
      ...(detail === undefined ? {} : { detail }),
      ...(changed === undefined ? (index === 0 ? { attributes } : {}) : { attributes: changed }),
    }),
  )
  events.push({
    type: 'journey_observed',
    ...about,
    occurred_at: textFromDay(observedThrough),
    event_id: 'observed',
    detail: { from: null, through: textFromDay(observedThrough), inclusion: 'prospective' },
  })
  return { contributor: chance.pick(contributors), events }
}
