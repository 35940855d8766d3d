/**
 * Who will read an answer, and the rules that hold for them. `threshold` is the fewest journeys a group may
 * rest on; a contributor is whoever brought a journey: an import, a key, a contributor's token.
 */
export type Audience =
  | { kind: 'own'; threshold: number }
  | { kind: 'public'; threshold: number; minContributors: number; largestShare: number }

/** The people of the workspace themselves. */
export const ownTeam: Audience = { kind: 'own', threshold: 5 }

/** Everybody: fewer than ten journeys, or few who brought them, could be recognised by one who knows the others. */
export const thePublic: Audience = { kind: 'public', threshold: 10, minContributors: 3, largestShare: 0.5 }

const smallestCurve = 10

/** A curve is cut at the first age with fewer spells at risk than this: beyond it single spells draw it. */
export const fewestOnCurve = (audience: Audience): number => Math.max(audience.threshold, smallestCurve)

/** What a question asks for that decides whether it may be answered at all. */
export type Asked = {
  dimensions: readonly string[]
  resolution: 'day' | 'hour'
  /** Whether it is asked what was known at an earlier time. */
  ofEarlier?: boolean
}
export type Refused = { code: string; message: string; parameter: string }

const mostPublicDimensions = 2

/**
 * Why a question is not answered to this audience, or null. The public may combine two dimensions (filters and
 * groupings together): every further one cuts smaller cells that can be subtracted from each other. Hours single
 * people out, and so does what was known on two days: the difference is whoever was recorded between them.
 */
export const refusalOf = (
  audience: Audience,
  { dimensions, resolution, ofEarlier = false }: Asked,
): Refused | null => {
  if (audience.kind === 'own') return null
  if (ofEarlier) {
    return {
      code: 'not_public',
      message:
        'is not answered to the public: what was known on two days could be subtracted, and would show who was recorded between them',
      parameter: 'known_at',
    }
  }
  const distinct = new Set(dimensions)
  if (distinct.size > mostPublicDimensions) {
    return {
      code: 'too_many_dimensions',
      message: `a public question may combine ${mostPublicDimensions} dimensions, not ${distinct.size}: ${[...distinct].join(', ')}`,
      parameter: [...distinct][mostPublicDimensions] ?? '',
    }
  }
  if (resolution === 'hour') {
    return { code: 'too_fine', message: 'public answers are in whole days', parameter: 'resolution' }
  }
  return null
}
