import { faultOf, type Part } from './part.ts'

/** Cuts spells by the day they began. */
const cohorts = ['cohort_week', 'cohort_month']
const mostGroupings = 2
const longestValue = 200

/** Which journeys count, by dimension. The built-in dimensions are lists already; own ones may be a single text. */
export const filtersAsked = (
  query: object,
  dimensions: readonly string[],
): Part<Record<string, readonly string[]>> => {
  const given = Object.entries(query).filter(([name]) => dimensions.includes(name))
  const filters = given.map(([name, value]) => [name, [...new Set(textsOf(value))]] as const)
  const faults = filters
    .filter(([, values]) => values.some((value) => value.length < 1 || value.length > longestValue))
    .map(([parameter]) => ({
      parameter,
      rule: 'invalid_value',
      message: `must have 1 to ${longestValue} characters`,
    }))
  return faults.length > 0 ? { faults } : { value: Object.fromEntries(filters) }
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String)

/** The dimensions and cohorts of `group_by`; `stage` is one of its words where the route answers several stages. */
export const groupingsAsked = (
  groupBy: string | undefined,
  { dimensions, mayGroupByStage }: { dimensions: readonly string[]; mayGroupByStage: boolean },
): Part<readonly string[]> => {
  const asked = namesIn(groupBy)
  const known = [...dimensions, ...cohorts, ...(mayGroupByStage ? ['stage'] : [])]
  const unknown = asked.find((name) => !known.includes(name))
  if (unknown === 'stage') return faultOf('group_by', 'means_nothing', 'stage means nothing in this question')
  if (unknown !== undefined) {
    return faultOf('group_by', 'unknown_grouping', `knows ${known.join(', ')}; comma-separated`)
  }
  if (asked.length > mostGroupings) {
    return faultOf('group_by', 'too_many_groupings', `takes at most ${mostGroupings}`)
  }
  if (new Set(asked).size < asked.length) return faultOf('group_by', 'repeated', 'names one twice')
  // Every stage has its own clock, and clocks are never put together.
  return { value: asked.filter((name) => name !== 'stage') }
}

const namesIn = (list: string | undefined): string[] =>
  list === undefined ? [] : list.split(',').map((name) => name.trim())

/** The dimensions and cohorts of `stratify_by`: others than those grouped by, whose groups would stand alone in them. */
export const stratifiersAsked = (
  { stratify_by: stratifyBy, group_by: groupBy }: { stratify_by?: string; group_by?: string },
  dimensions: readonly string[],
): Part<readonly string[]> => {
  const asked = namesIn(stratifyBy)
  const known = [...dimensions, ...cohorts]
  if (asked.some((name) => !known.includes(name))) {
    return faultOf('stratify_by', 'unknown_stratum', `knows ${known.join(', ')}; comma-separated`)
  }
  if (asked.length > mostGroupings) {
    return faultOf('stratify_by', 'too_many_strata', `takes at most ${mostGroupings}`)
  }
  if (new Set(asked).size < asked.length) return faultOf('stratify_by', 'repeated', 'names one twice')
  const grouped = asked.find((name) => namesIn(groupBy).includes(name))
  return grouped === undefined
    ? { value: asked }
    : faultOf(
        'stratify_by',
        'grouped_by',
        `names ${grouped}, by which is grouped: each group would stand alone`,
      )
}

/** Refuses parameters nobody reads, so that no answer is taken for one to a narrower question. */
export const onlyKnown = (
  query: object,
  { taken, ownDimensions }: { taken: ReadonlySet<string>; ownDimensions: readonly string[] },
): Part<null> => {
  const unknown = Object.keys(query).filter((name) => !taken.has(name) && !ownDimensions.includes(name))
  const message = `is not taken by this question; it takes ${[...taken, ...ownDimensions].join(', ')}`
  return unknown.length === 0
    ? { value: null }
    : { faults: unknown.map((parameter) => ({ parameter, rule: 'unknown_parameter', message })) }
}
