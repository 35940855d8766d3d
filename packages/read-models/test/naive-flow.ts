import { processes } from '@hearback/journeys'
import { countsOf } from '@hearback/survival'
import type { FlowQuestion, FlowStep, SpellRow } from '../src/index.ts'
import { fits, hoursKnown, keyOf, type Seen, type World, watch } from './naive-counter.ts'

type Entered = { spell: SpellRow; from: SpellRow | undefined; directly: boolean }

/** A fact gives its day and instant to the spell it ends and to the one it begins; endings begin none. */
const byOneFact = (process: string, left: SpellRow, entered: SpellRow): boolean => {
  const moves = ['advanced', 'another_round', 'moved_back']
  const own = Object.values(processes.get(process)?.leavingCauses ?? {})
  if (![...moves, ...own].includes(left.cause ?? '') || left.exit_day !== entered.entered_day) return false
  const backwards = (entered.entered_at ?? 0) < (left.entered_at ?? 0)
  return left.exit_at === entered.entered_at || (left.exit_at === null && backwards)
}

/** The stages of each journey in the order the fold began them. */
const passages = (world: World): Entered[] =>
  world.journeys.flatMap(({ journey_id, process }) => {
    const held = world.spells.filter(
      (spell) => spell.journey_id === journey_id && spell.clock.startsWith('stage:'),
    )
    return held.map((spell, place) => {
      const from = held[place - 1]
      return { spell, from, directly: from !== undefined && byOneFact(process, from, spell) }
    })
  })

const grouped = <Row>(rows: readonly Row[], nameOf: (row: Row) => string): [string, Row[]][] => [
  ...Map.groupBy(rows, nameOf),
]

const randomOf = ({ journey_id }: SpellRow): number => Number.parseInt(journey_id.slice(-8), 16) % 20

/** The answer of countFlow, read journey by journey in memory; as plain rows: [group, random group, ...]. */
export const naiveFlow = (world: World, { segmentBy, ...question }: FlowQuestion) => {
  const seen = world.spells
    .filter((spell) => fits(world, question, spell, spell.entered_day))
    .filter((spell) => question.resolution === 'day' || hoursKnown(question, spell))
    .flatMap((spell) => watch(world, question, spell) ?? [])
  const groupOf = ({ spell }: Seen) =>
    keyOf(world, question, '', spell.segment_id, spell.entered_day).replace(/^\[""(,|)/, '[')
  const segmentOf = ({ spell }: Seen): string[] => {
    const attributes = world.attributes.get(spell.segment_id)
    const values = segmentBy.flatMap((name) => attributes?.[name] ?? [])
    return values.length === segmentBy.length ? values : []
  }
  const counts = grouped(seen, (each) =>
    JSON.stringify([groupOf(each), randomOf(each.spell), each.spell.clock, segmentOf(each)]),
  ).map(([name, own]) => [name, countsOf(own.map(({ counted }) => counted))] as const)
  const passed = passages(world)
  const steps = seen.flatMap((each) => {
    const rows: Omit<FlowStep, 'spells'>[] = []
    const { spell, counted } = each
    const own = passed.find((entered) => entered.spell === spell)
    if (counted.cause !== null) {
      const next = passed.find(({ from, directly }) => directly && from === spell)
      const to = counted.cause === 'assumed_closed' ? null : (next?.spell.clock ?? null)
      rows.push({ from: spell.clock, cause: counted.cause, to })
    }
    if (own?.directly === false && counted.firstSeen === 0)
      rows.push({ from: own.from?.clock ?? null, cause: null, to: spell.clock })
    return rows.map((row) => JSON.stringify([groupOf(each), randomOf(spell), row.from, row.cause, row.to]))
  })
  return {
    counts: Object.fromEntries(counts),
    steps: Object.fromEntries(grouped(steps, (step) => step).map(([step, own]) => [step, own.length])),
  }
}
