import type { View } from '../../../address/pages.ts'

/** The process an address is about. */
export const processOf = (address: URLSearchParams): string => address.get('process') || 'hiring'

/** Views whose questions are about some clocks alone: they wait until it is known which clocks the process has. */
const asksOf: Partial<Record<View, { any: readonly string[]; else: string }>> = {
  responses: {
    any: ['response:application', 'response:interview', 'response:follow_up'],
    else: 'This process has no answers that anybody waits for. Choose another process above, or look at its stages.',
  },
  offers: {
    any: ['time_to_offer', 'time_to_accept', 'time_to_start'],
    else: 'This process has no offers. Choose another process above, or look at its stages.',
  },
  trends: { any: [], else: '' },
  comparisons: { any: [], else: '' },
}

/** Whether a view has to know the clocks of its process before it asks anything. */
export const needsClocks = (view: View): boolean => asksOf[view] !== undefined

/** Why a view means nothing in a process with these clocks; null where it does, or none are known. */
export const meansNothing = (view: View, clocks: readonly string[]): string | null => {
  const asked = asksOf[view]
  if (asked === undefined || asked.any.length === 0 || clocks.length === 0) return null
  return asked.any.some((clock) => clocks.includes(clock)) ? null : asked.else
}

/**
 * The clock an address names, by itself or by its stage, where the process has it; else the usual one, or the first
 * of the process. With no clocks known it is what is named, or the usual one.
 */
export const clockChosen = (address: URLSearchParams, clocks: readonly string[], usual: string): string => {
  const stage = address.get('stage')
  const named = stage === null ? address.get('clock') : `stage:${stage}`
  const [first = usual] = clocks
  const known = (clock: string): boolean => clocks.length === 0 || clocks.includes(clock)
  if (named !== null && known(named)) return named
  return known(usual) ? usual : first
}
