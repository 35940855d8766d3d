import { type Day, dayOfInstant, textFromDay } from '@hearback/contracts'
import { type CountedSpell, countsOf } from '@hearback/survival'
import type { FindingRow, JourneyRow, SpellQuestion, SpellRow } from '../src/index.ts'

/** What a database holds, in memory. Attributes by segment id. */
export type World = {
  kind: 'employer' | 'community'
  timeZone: string
  journeys: JourneyRow[]
  spells: SpellRow[]
  findings: FindingRow[]
  attributes: Map<bigint, Record<string, string>>
}

const hour = 3_600_000

/** The first instant of a day in a zone, found by looking. */
const midnightOf = (day: Day, timeZone: string): number => {
  let instant = day * 24 * hour - 16 * hour
  while (dayOfInstant(instant, timeZone) < day) instant += hour / 4
  return instant
}

/** The last day on which anything is known of a spell that has not ended; null = live. */
const observedOf = (world: World, spell: SpellRow): Day | null => {
  if (spell.observed_through !== null) return spell.observed_through
  if (world.kind === 'employer' || spell.observed_stated) return null
  const followed = world.journeys.filter(({ contributor, journey_id }) =>
    spell.contributor === null ? journey_id === spell.journey_id : contributor === spell.contributor,
  )
  return followed.reduce<Day>((last, { last_day }) => Math.max(last, last_day ?? -1), -1)
}

export type Seen = { spell: SpellRow; counted: CountedSpell; knownThrough: Day }

const longWeekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** Whether somebody works on a day, as their wall calendar says. */
const isWorked = ({ workingDays }: SpellQuestion, day: Day): boolean => {
  const weekday = longWeekdays[new Date(day * 24 * hour).getUTCDay()]
  return (
    workingDays === null ||
    (weekday !== undefined && !workingDays.weekend.includes(weekday) && !workingDays.holidays.includes(day))
  )
}

/** Walks a wait unit by unit (days or hours) as somebody watching it would, and writes down what they saw. */
export const watch = (world: World, question: SpellQuestion, spell: SpellRow): Seen | null => {
  const hours = question.resolution === 'hour'
  const startOf = (day: Day) => (hours ? Math.floor(midnightOf(day, world.timeZone) / hour) : day)
  const endOf = (day: Day) => (hours ? startOf(day + 1) - 1 : day)
  const at = (day: Day | null, instant: number | null) =>
    !hours ? day : instant === null ? null : Math.floor(instant / hour)
  const entered = at(spell.entered_day, spell.entered_at)
  if (entered === null) return null
  const period = question.basis === 'period'
  const lastDay = period && question.to !== null ? Math.min(question.asOf, question.to - 1) : question.asOf
  const observed = observedOf(world, spell)
  const exit = spell.exit_day === null ? null : at(spell.exit_day, spell.exit_at)
  const watchedFrom = Math.max(
    spell.first_seen_day > spell.entered_day ? Math.max(entered, startOf(spell.first_seen_day)) : entered,
    period && question.from !== null ? startOf(question.from) : entered,
  )
  const closes =
    question.assumeClosedAfter === null ? Infinity : question.assumeClosedAfter * (hours ? 24 : 1)
  const seenTo = Math.min(endOf(lastDay), observed === null ? Infinity : endOf(observed))
  const knownThrough = Math.max(
    Math.min(lastDay, observed ?? Infinity),
    spell.exit_day !== null && spell.exit_day <= lastDay ? spell.exit_day : -1,
  )
  const limit = exit !== null && exit <= endOf(lastDay) ? exit : seenTo
  let age = 0
  let firstSeen = 0
  for (let now = entered; now <= limit; now += 1) {
    if (now > entered && (hours || isWorked(question, now))) age += 1
    if (now <= watchedFrom) firstSeen = age
    if (age < closes && now !== limit) continue
    if (now < watchedFrom) return null
    const cause = age >= closes ? 'assumed_closed' : now === exit ? causeOf(spell) : null
    return { spell, counted: { firstSeen, duration: age, cause }, knownThrough }
  }
  return null
}

const causeOf = ({ cause, kind }: SpellRow): string | null => (kind === null ? cause : `${cause}/${kind}`)

export const hoursKnown = (question: SpellQuestion, spell: SpellRow): boolean => {
  const period = question.basis === 'period' && question.to !== null
  const lastDay = period ? Math.min(question.asOf, (question.to ?? 0) - 1) : question.asOf
  if (spell.entered_at === null) return false
  if (spell.exit_day === null || spell.exit_day > lastDay) return true
  return spell.exit_at !== null && spell.exit_at >= spell.entered_at
}

const mondayOf = (day: Day): Day => day - ((day + 3) % 7)

/** The group of a row entered on `day`, as one text. */
export const keyOf = (
  world: World,
  { groupBy }: SpellQuestion,
  clock: string,
  segment: bigint,
  day: Day,
): string =>
  JSON.stringify([
    clock,
    ...groupBy.map((name) => {
      if (name === 'cohort_week') return textFromDay(mondayOf(day))
      if (name === 'cohort_month') return `${textFromDay(day).slice(0, 7)}-01`
      return world.attributes.get(segment)?.[name] ?? null
    }),
  ])

export const fits = (
  world: World,
  { clocks, process, inclusion, filters, basis, from, to }: SpellQuestion,
  row: { clock: string | null; process: string; inclusion: string; segment_id: bigint },
  day: Day,
): boolean =>
  clocks.includes(row.clock ?? '') &&
  row.process === process &&
  inclusion.some((each) => each === row.inclusion) &&
  Object.entries(filters).every(([name, allowed]) =>
    allowed.includes(world.attributes.get(row.segment_id)?.[name] ?? '?'),
  ) &&
  (basis === 'period' || ((from === null || day >= from) && (to === null || day < to)))

const distinct = (values: readonly unknown[]): number => new Set(values).size

/** The answer of countSpells, counted spell by spell in memory. */
export const naiveCount = (world: World, question: SpellQuestion) => {
  const fitting = world.spells.filter((spell) => fits(world, question, spell, spell.entered_day))
  const usable =
    question.resolution === 'day' ? fitting : fitting.filter((spell) => hoursKnown(question, spell))
  const without = fitting.filter((spell) => !usable.includes(spell))
  const seen = usable.flatMap((spell) => watch(world, question, spell) ?? [])
  const inDays = without.flatMap((spell) => watch(world, { ...question, resolution: 'day' }, spell) ?? [])
  const keyOfSpell = ({ spell }: Seen) =>
    keyOf(world, question, spell.clock, spell.segment_id, spell.entered_day)
  const lastDay =
    question.basis === 'period' && question.to !== null
      ? Math.min(question.asOf, question.to - 1)
      : question.asOf
  const known = world.findings.filter(({ day }) => day <= lastDay)
  const unusable = [
    ...known
      .filter((finding) => finding.rule === 'unusable' && fits(world, question, finding, finding.day))
      .map((row) => ({
        key: keyOf(world, question, row.clock ?? '', row.segment_id, row.day),
        id: row.journey_id,
      })),
    ...inDays.map((each) => ({ key: keyOfSpell(each), id: each.spell.journey_id })),
  ]
  const groups = [...new Set([...seen.map(keyOfSpell), ...unusable.map(({ key }) => key)])].toSorted()
  return {
    groups: groups.map((key) => {
      const own = seen.filter((each) => keyOfSpell(each) === key)
      return {
        key: JSON.parse(key),
        ...groupOf(own, known),
        unusable: distinct(unusable.filter((each) => each.key === key).map(({ id }) => id)),
      }
    }),
    parkedJourneys: parkedBeside(world, question),
  }
}

const groupOf = (own: readonly Seen[], known: readonly FindingRow[]) => {
  const journeys = new Map(own.map(({ spell }) => [spell.journey_id, spell.contributor]))
  const brought = [...new Set(journeys.values())].map(
    (one) => [...journeys.values()].filter((each) => each === one).length,
  )
  const withRule = (rule: string) =>
    distinct(
      known.flatMap((finding) =>
        finding.rule === rule &&
        own.some(
          ({ spell }) =>
            spell.journey_id === finding.journey_id && (finding.clock ?? spell.clock) === spell.clock,
        )
          ? [finding.journey_id]
          : [],
      ),
    )
  return {
    counts: countsOf(own.map(({ counted }) => counted)),
    journeys: journeys.size,
    contributors: brought.length,
    largestContributor: Math.max(0, ...brought),
    spells: own.length,
    running: own.filter(({ counted }) => counted.cause === null).length,
    undatedEnd: withRule('undated_end'),
    reachedAfterEnding: withRule('reached_after_ending'),
    observedThrough: own.reduce<Day | null>(
      (last, { knownThrough }) => Math.max(last ?? -1, knownThrough),
      null,
    ),
  }
}

const parkedBeside = (world: World, { process, filters }: SpellQuestion): number =>
  world.journeys.filter(
    (journey) =>
      journey.parked_error !== null &&
      journey.process === process &&
      (journey.segment_id === null ||
        Object.entries(filters).every(([name, allowed]) =>
          allowed.includes(world.attributes.get(journey.segment_id ?? 0n)?.[name] ?? '?'),
        )),
  ).length
