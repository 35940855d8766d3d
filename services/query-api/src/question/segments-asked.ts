import { faultOf, type Part } from './part.ts'

const mostSegmentings = 2

/** What a question already says of its journeys, and what may be said beside it. */
export type Segmenting = {
  dimensions: readonly string[]
  groupBy: readonly string[]
  kind: 'employer' | 'community'
  /** Whether these may be combined with the dimensions the question names already. */
  mayBeCombined: (dimensions: readonly string[]) => boolean
}

/**
 * The dimensions by which segments are compared. Unless named: an employer's departments, a community's employers; none
 * where the groups are by them already or the reader may not combine one more.
 */
export const segmentsAsked = (
  segmentBy: string | undefined,
  { dimensions, groupBy, kind, mayBeCombined }: Segmenting,
): Part<readonly string[]> => {
  if (segmentBy === undefined) {
    const usual = kind === 'community' ? 'employer' : 'department'
    return { value: groupBy.includes(usual) || !mayBeCombined([usual]) ? [] : [usual] }
  }
  const asked = segmentBy.split(',').map((name) => name.trim())
  if (asked.some((name) => !dimensions.includes(name))) {
    return faultOf('segment_by', 'unknown_dimension', `knows ${dimensions.join(', ')}; comma-separated`)
  }
  if (asked.length > mostSegmentings) {
    return faultOf('segment_by', 'too_many_dimensions', `takes at most ${mostSegmentings}`)
  }
  if (new Set([...asked, ...groupBy]).size < asked.length + groupBy.length) {
    return faultOf('segment_by', 'repeated', 'names a dimension twice, or one the groups are by already')
  }
  return mayBeCombined(asked)
    ? { value: asked }
    : faultOf(
        'segment_by',
        'too_many_dimensions',
        'is one dimension more than a public question may combine, filters and group_by included',
      )
}
