import type { EventType } from '@hearback/contracts'
import { plainHeader } from '../csv/header-role.ts'
import type { Finding, FindingRule, ReadItem } from '../read-item.ts'

/** Activities told of one by one; of further ones nothing is said. */
const mostUnmapped = 100

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

/** An activity that was taken by its name; by a name that nobody knows, as a stage. */
export type UnmappedActivity = {
  activity: string
  type: EventType
  by: 'name' | 'nobody'
  /** Which event of its row it is, where a row has several. */
  place?: string
}

const taken = ({ type, by, place = 'the event' }: UnmappedActivity): Pick<Finding, 'rule' | 'message'> =>
  by === 'nobody'
    ? {
        rule: 'unknown_activity',
        message: `${place} has an activity that is neither mapped nor known: each of its kind is taken for the entry of a stage of that name`,
      }
    : {
        rule: 'assumed_activity',
        message: `${place} has an activity that is not mapped: each of its kind is taken by its name, as ${type}`,
      }

/** What is told of a log once, at its end, because every other of its events would say it again. */
export type PassedOver = {
  /** Counts an event, by why nothing was made of it. */
  note: (why: 'lifecycle' | 'mapping' | 'silence' | 'stray', events?: number) => void
  noteNoOffset: () => void
  /** Counts a stage entered at the same instant as another, and told a little later to keep their order. */
  noteTie: () => void
  /** An activity that no mapping names, at a trace or an event by its number: told of once. */
  noteUnmapped: (taken: UnmappedActivity, row: number, column: string) => Finding[]
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
  const unmapped = new Set<string>()
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
    noteUnmapped: (activity, row, column) => {
      // A log written from events names their types, which is no guess.
      if (activity.activity === activity.type) return []
      const print = `${activity.type} ${plainHeader(activity.activity)}`
      if (unmapped.size >= mostUnmapped || unmapped.has(print)) return []
      unmapped.add(print)
      const { rule, message } = taken(activity)
      return [{ ...remark(rule, message, row), column }]
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
