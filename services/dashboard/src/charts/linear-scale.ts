import { ticks } from 'd3-array'

/** From days or shares to pixels, in proportion. */
export type LinearScale = {
  (value: number): number
  domain: () => [number, number]
  /** About so many round values of the domain, in order. */
  ticks: (about: number) => number[]
}

/**
 * A scale in proportion, as d3-scale's `scaleLinear` of numbers; that one brings the mixing of colours along, which
 * weighs more than the page that needs only lines.
 */
export const linearScale = ([low, high]: [number, number], [from, to]: [number, number]): LinearScale =>
  Object.assign((value: number) => from + ((value - low) / (high - low)) * (to - from), {
    domain: (): [number, number] => [low, high],
    ticks: (about: number) => ticks(low, high, about),
  })
