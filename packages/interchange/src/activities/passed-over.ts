import type { Finding, FindingRule, ReadItem } from '../read-item.ts'

/** Activities told of one by one; further unknown ones are only counted. */
const mostUnknown = 100

const remark = (rule: FindingRule, message: string, row: number | null = null): Finding => ({
  kind: 'finding',
  row,
  column: null,
  rule,
  refused: false,
  message,
})

const countedRemark = (rule: FindingRule, reason: string, count: number): Finding[] =>
  count === 0 ? [] : [remark(rule, `${reason}: ${count}`)]

/** What is told of a log once, at its end, because every other of its events would say it again. */
export type PassedOver = {
  /** Counts an event, by why nothing was made of it. */
  note: (why: 'lifecycle' | 'mapping' | 'silence' | 'stray', events?: number) => void
  noteNoOffset: () => void
  /** Counts a stage entered at the same instant as another, and told a little later to keep their order. */
  noteTie: () => void
  /** An activity nobody knows, at a trace or an event by its number: told of once. */
  noteUnknown: (plain: string, row: number, column: string | null) => Finding[]
  findings: () => ReadItem[]
}

const reasons = {
  lifecycle: 'passed over, because they tell of another step of their activity than its completion; events',
  mapping: 'passed over, as the mapping says of their activities; events',
  silence: 'told that nobody answered, which is no event, so that their journeys stay open; events',
  stray: 'passed over, because they belong to no journey; events',
}
const tieReason =
  'stages entered at the instant of another, told milliseconds later so that the order of the file is kept; events'
const noOffsetReason = 'times without their offset to UTC, of which the days are taken; events'

export const openPassedOver = (): PassedOver => {
  const counts = { lifecycle: 0, mapping: 0, silence: 0, stray: 0 }
  const unknown = new Set<string>()
  let [noOffset, ties] = [0, 0]
  return {
    note: (why, events = 1) => {
      counts[why] += events
    },
    noteNoOffset: () => {
      noOffset += 1
    },
    noteTie: () => {
      ties += 1
    },
    noteUnknown: (plain, row, column) => {
      if (unknown.size >= mostUnknown || unknown.has(plain)) return []
      unknown.add(plain)
      const message =
        'has an activity that is neither mapped nor known: each of its kind is taken for the entry of a stage of that name'
      return [{ ...remark('unknown_activity', message, row), column }]
    },
    findings: () => {
      const passed = (['lifecycle', 'mapping', 'silence', 'stray'] as const)
        .filter((why) => counts[why] > 0)
        .map((why) => remark(why === 'silence' ? why : 'passed_over', `${reasons[why]}: ${counts[why]}`))
      return [
        ...passed,
        ...countedRemark('no_offset', noOffsetReason, noOffset),
        ...countedRemark('same_instant', tieReason, ties),
      ]
    },
  }
}
