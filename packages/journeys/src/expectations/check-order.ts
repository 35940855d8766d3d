import type { Day, JourneyMeasure } from '@hearback/contracts'
import { areCleared, type BackgroundChecks, noChecks, takeCheck } from '../background-checks.ts'
import type { DatedFact } from '../order.ts'
import { checkBeforeOnboarding } from './rules.ts'

export type CheckOrder = {
  checks: BackgroundChecks
  /** A check was begun or ended, so the journey is one with a check. */
  checked: boolean
  onboardedOn: Day | null
  judged: boolean
}

export const noCheckYet = (): CheckOrder => ({
  checks: noChecks(),
  checked: false,
  onboardedOn: null,
  judged: false,
})

/**
 * Was every check passed that was begun before the onboarding started? Judged once, when the first onboarding starts;
 * a journey without any check on record says nothing of the order, until a check turns up after the onboarding.
 */
export const takeCheckOrder = (state: CheckOrder, fact: DatedFact): JourneyMeasure[] => {
  if (fact.type === 'onboarding_started') state.onboardedOn ??= fact.day
  else state.checked = true
  const cleared = areCleared(state.checks) && fact.type === 'onboarding_started'
  takeCheck(state.checks, fact)
  if (state.judged || !state.checked || state.onboardedOn === null) return []
  state.judged = true
  return [
    {
      expectation: checkBeforeOnboarding.id,
      visit: 1,
      anchoredOn: state.onboardedOn,
      from: fact.day,
      until: null,
      outcome: cleared ? 'kept' : 'broken',
      value: null,
    },
  ]
}
