import type { GroupKey, WhereDaysGo } from '@hearback/contracts'
import {
  aalenJohansen,
  countsOf,
  endWithFollowUp,
  jackknifeOf,
  meanDaysByStage,
  NOT_FOLLOWED,
} from '@hearback/survival'
import type { Followed } from './bottlenecks.ts'
import type { Estimating } from './estimating.ts'
import { waitFrom } from './jackknifed.ts'
import type { Chain } from './stage-visits.ts'

const UNKNOWN = { days: null, low: null, high: null }

/**
 * Where the first tau days of a journey go: the mean days in each stage shown, elsewhere, and where nobody knows, as a
 * stage was followed no further; they add up to tau. A stage is entered as soon as the one before is left: days
 * between stages are not counted.
 */
export const whereDaysGo = (
  key: GroupKey,
  { clocks, tau, whole, without }: Followed,
  { band }: Estimating,
): WhereDaysGo => {
  const days = jackknifeOf(
    daysIn(whole.chain, clocks.length, tau),
    without.map(({ chain }) => daysIn(chain, clocks.length, tau)),
    band.confidence,
  ).map(waitFrom)
  const known = whole.chain !== null
  return {
    key: { ...key },
    tau: known ? tau : null,
    stages: clocks.map((clock, s) => ({ clock, ...(days[s] ?? UNKNOWN) })),
    not_followed: days[clocks.length] ?? UNKNOWN,
    elsewhere: days[clocks.length + 1] ?? UNKNOWN,
    reason: known ? null : 'nobody was seen entering a stage',
  }
}

/** In each stage, where nobody follows, and elsewhere. */
const daysIn = (chain: Chain | null, stages: number, tau: number): (number | null)[] => {
  const followed = chain === null ? null : meanDaysByStage(chain.start, withTheUnfollowed(chain, tau), tau)
  return followed === null
    ? Array.from({ length: stages + 2 }, () => null)
    : [...followed.stages, followed.elsewhere]
}

/** The stages, and after them one that is entered where the follow-up of a stage ends, and never left. */
const withTheUnfollowed = ({ stages }: Chain, tau: number) => [
  ...stages.map(({ curve, next }) => ({
    curve: endWithFollowUp(curve),
    next: { ...next, [NOT_FOLLOWED]: [{ to: stages.length, share: 1 }] },
  })),
  { curve: aalenJohansen(countsOf([{ firstSeen: 0, duration: tau, cause: null }])), next: {} },
]
