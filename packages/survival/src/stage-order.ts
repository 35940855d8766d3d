import { valueAt } from './arrays.ts'
import { REACHED, type Step } from './composed-time.ts'

/** The causes that lead on (`forward`) and one stage back (`back`). */
export type Directions = { forward: readonly string[]; back: readonly string[] }

export type OrderedRoutes = { start: Step[]; next: Record<string, Step[]>[] }

/**
 * The routes of stages in a fixed order, of which some are skipped. `stops[s]` is the probability that a journey
 * that gets as far as stage s stops there rather than passing over it. From stage s forward the next one is t > s
 * with probability stops_t x product over s < j < t of (1 - stops_j), and the milestone with what is left; a `back`
 * cause leads to the stage before (the first one: to itself), e.g. from deliberation to another round of interviews.
 *
 * Throws RangeError unless every probability lies in [0, 1].
 */
export const routesInOrder = (stops: readonly number[], { forward, back }: Directions): OrderedRoutes => {
  const outside = stops.find((stop) => !(stop >= 0 && stop <= 1))
  if (outside !== undefined) throw new RangeError(`a probability lies in [0, 1], not ${outside}`)
  return {
    start: onwards(stops, 0),
    next: stops.map((_, s) => {
      const returning: Step[] = [{ to: Math.max(0, s - 1), share: 1 }]
      return Object.fromEntries([
        ...forward.map((cause) => [cause, onwards(stops, s + 1)] as const),
        ...back.map((cause) => [cause, returning] as const),
      ])
    }),
  }
}

const onwards = (stops: readonly number[], from: number): Step[] => {
  const steps: Step[] = []
  let passing = 1
  for (let s = from; s < stops.length; s++) {
    steps.push({ to: s, share: passing * valueAt(stops, s) })
    passing *= 1 - valueAt(stops, s)
  }
  return [...steps, { to: REACHED, share: passing }]
}
