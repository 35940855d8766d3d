import type {
  BottlenecksAnswer,
  ChangesAnswer,
  ClocksAnswer,
  ComparisonsAnswer,
  DataQualityAnswer,
  DimensionsAnswer,
  DistributionAnswer,
  ExpectationsAnswer,
  ExpectedWaitAnswer,
  ForecastAnswer,
  FunnelAnswer,
  JourneysAnswer,
  ProcessesAnswer,
  TimeToOfferAnswer,
  VendorDefinitionsAnswer,
} from '@hearback/contracts'
import { renderBottlenecks } from './bottlenecks.ts'
import { renderChanges } from './changes.ts'
import { renderComparisons } from './comparisons.ts'
import { renderDataQuality } from './data-quality.ts'
import { renderClocks, renderDimensions, renderProcesses } from './definitions.ts'
import { renderDistribution } from './distribution.ts'
import { renderExpectations } from './expectations.ts'
import { renderExpectedWait } from './expected-wait.ts'
import { renderForecast } from './forecast.ts'
import { renderFunnel } from './funnel.ts'
import { renderJourneys } from './journeys.ts'
import { renderTimeToOffer } from './time-to-offer.ts'
import { renderVendorDefinitions } from './vendor-definitions.ts'

/** How the answer of one route is shown to people. */
type Rendering = { text: (answer: unknown, columns: number) => string }

// Each route answers in the shape its contract names; the casts say which.
const distribution: Rendering = {
  text: (answer, columns) => renderDistribution(answer as DistributionAnswer, columns),
}

/** By route. */
export const renderings: Readonly<Record<string, Rendering>> = {
  'stage-durations': distribution,
  'response-rates': distribution,
  'time-to-offer': {
    ...distribution,
    text: (answer, columns) => renderTimeToOffer(answer as TimeToOfferAnswer, columns),
  },
  'time-to-first-response': distribution,
  'time-to-interview': distribution,
  'time-to-accept': distribution,
  'time-to-start': distribution,
  'time-to-fill': distribution,
  forecast: {
    text: (answer, columns) => renderForecast(answer as ForecastAnswer, columns),
  },
  funnel: { text: (answer, columns) => renderFunnel(answer as FunnelAnswer, columns) },
  bottlenecks: { text: (answer, columns) => renderBottlenecks(answer as BottlenecksAnswer, columns) },
  changes: { text: (answer, columns) => renderChanges(answer as ChangesAnswer, columns) },
  comparisons: { text: (answer) => renderComparisons(answer as ComparisonsAnswer) },
  expectations: { text: (answer, columns) => renderExpectations(answer as ExpectationsAnswer, columns) },
  'expected-wait': { text: (answer) => renderExpectedWait(answer as ExpectedWaitAnswer) },
  journeys: { text: (answer) => renderJourneys(answer as JourneysAnswer) },
  clocks: { text: (answer) => renderClocks(answer as ClocksAnswer) },
  'clocks/definitions': { text: (answer) => renderVendorDefinitions(answer as VendorDefinitionsAnswer) },
  processes: { text: (answer) => renderProcesses(answer as ProcessesAnswer) },
  'data-quality': { text: (answer) => renderDataQuality(answer as DataQualityAnswer) },
  dimensions: { text: (answer) => renderDimensions(answer as DimensionsAnswer) },
}
