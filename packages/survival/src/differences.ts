import { type Estimate, UNKNOWN } from './intervals.ts'

/**
 * a - b of two independent estimates, from their own limits: low = a - b - sqrt((a - low_a)^2 + (high_b - b)^2) and
 * likewise above. With the limits of Rothman and Wilson this is Newcombe's hybrid score interval, which keeps its
 * coverage where a proportion is 0 or 1 and a difference -+ z se has none. Null where a part is.
 *
 * Use it for S or F_k of two groups at a horizon. Source: Newcombe (1998), Statistics in Medicine 17, 873-890,
 * method 10; Zou and Donner (2008), Statistics in Medicine 27, 1693-1702, for any pair of limits.
 */
export const differenceOf = (a: Estimate, b: Estimate): Estimate => {
  if (a.estimate === null || b.estimate === null) return UNKNOWN
  const estimate = a.estimate - b.estimate
  const below = bothErrors(errorTo(a, a.low), errorTo(b, b.high))
  const above = bothErrors(errorTo(a, a.high), errorTo(b, b.low))
  return {
    estimate,
    low: below === null ? null : estimate - below,
    high: above === null ? null : estimate + above,
  }
}

const errorTo = ({ estimate }: Estimate, limit: number | null): number | null =>
  estimate === null || limit === null ? null : limit - estimate

const bothErrors = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.hypot(a, b)
