export { compareTotals, type TotalsDifference } from './compare-totals.ts'
export { countFlow, type FlowCounts, type FlowGroup, type FlowQuestion } from './count-flow.ts'
export {
  countMeasures,
  type MeasureCounts,
  type MeasureGroup,
  type MeasureQuestion,
} from './count-measures.ts'
export { countSpells } from './count-spells.ts'
export { dataQuality, gradeOfImports, type ImportQuality, importQualities } from './data-quality.ts'
export { type CountedRow, eachSpell, spellsIn } from './each-spell.ts'
export { addFlows, type Flow, type FlowStep, segmentValues } from './flow.ts'
export { movingCauses } from './flow-sql.ts'
export { type FoldJourney, foldWith, type LabelsOf, type ProcessesOf } from './fold-journey.ts'
export { labelsFolded } from './fold-labels.ts'
export { forgetJourney, forgetJourneys } from './forget-journey.ts'
export { type JourneyKnown, journeyKnown } from './journey-known.ts'
export {
  countJourneys,
  countParked,
  type DimensionValue,
  dimensionValues,
  journeyOf,
  type ParkedJourney,
  type ProjectedJourney,
  parkedJourneys,
  stagesNow,
} from './journey-questions.ts'
export {
  type JourneyPlaced,
  type JourneySet,
  journeysIn,
  lastObservedIn,
} from './journey-set.ts'
export { type Lag, lag } from './lag.ts'
export { refreshStatistics } from './planner-statistics.ts'
export { type Pools, projectStep, type Step, type StepOptions } from './project-step.ts'
export { currentProjection, followedProjections } from './projection.ts'
export {
  catchUp,
  dropProjection,
  type RebuildOptions,
  type Rebuilt,
  rebuild,
  type Switched,
  type SwitchOptions,
  startRebuild,
  switchProjection,
} from './rebuild.ts'
export { type Restated, type RestateOptions, restateStep } from './restate-step.ts'
export {
  dismissRestatement,
  mostRestatements,
  type Restatement,
  type RestatementAsked,
  type RestatementProgress,
  type RestatementState,
  requestRestatement,
  restatementFor,
  restatementOf,
  restatementProgress,
  restatementsOf,
} from './restatement.ts'
export { type ChangesAsked, type JourneyChanges, journeyChanges } from './restatement-changes.ts'
export { type RetryOptions, retryParked } from './retry-parked.ts'
export type { FindingRow, JourneyRow, JourneyRows, MeasureRow, SpellRow } from './rows.ts'
export { inSnapshot } from './snapshot.ts'
export {
  type ListedSpell,
  pageOfSpells,
  type SpellOrder,
  type SpellPage,
  type SpellPart,
  type SpellPlace,
} from './spell-page.ts'
export type { GroupCounts, SpellCounts, SpellQuestion } from './spell-question.ts'
export { type StageHeld, stagesHeld } from './stages-held.ts'
export { eventsBehind, projectedPositions, type WaitOptions, waitForToken } from './wait-for-token.ts'
