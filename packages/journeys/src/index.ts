export { clocksOf, expectationClocksOf } from './clocks/clocks-of.ts'
export type { Expectation, ExpectationKind } from './expectations/expectation.ts'
export { expectations, expectationsOf } from './expectations/published.ts'
export { fold } from './fold.ts'
export {
  canMean,
  type LabelMeaning,
  meaningOfLabel,
  normaliseLabel,
  type OwnLabels,
  withLabels,
} from './labels.ts'
export { processes } from './processes/shipped.ts'
export { resolve } from './resolve.ts'
export type { Clock, ClockStop, Ending, Matcher, Owner, Process, Signal, Stage, Subject } from './types.ts'
