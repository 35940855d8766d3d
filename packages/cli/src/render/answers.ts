import type {
  BottlenecksAnswer,
  ChangesAnswer,
  ClocksAnswer,
  ComparisonsAnswer,
  DimensionsAnswer,
  DistributionAnswer,
  ExpectationsAnswer,
  ForecastAnswer,
  FunnelAnswer,
  ProcessesAnswer,
  TimeToOfferAnswer,
  VendorDefinitionsAnswer,
} from '@hearback/contracts'
import { bottlenecksCsv, renderBottlenecks } from './bottlenecks.ts'
import { changesCsv, renderChanges } from './changes.ts'
import { renderComparisons } from './comparisons.ts'
import { renderClocks, renderDimensions, renderProcesses } from './definitions.ts'
import { renderDistribution } from './distribution.ts'
import { distributionCsv } from './distribution-csv.ts'
import { renderExpectations } from './expectations.ts'
import { forecastCsv, renderForecast } from './forecast.ts'
import { renderFunnel } from './funnel.ts'
import { renderTimeToOffer } from './time-to-offer.ts'
import { renderVendorDefinitions } from './vendor-definitions.ts'

/** How the answer of one route is shown to people, and as CSV where it has rows of numbers. */
type Rendering = { text: (answer: unknown, columns: number) => string; csv?: (answer: unknown) => string }

// Each route answers in the shape its contract names; the casts say which.
const distribution: Rendering = {
  text: (answer, columns) => renderDistribution(answer as DistributionAnswer, columns),
  csv: (answer) => distributionCsv(answer as DistributionAnswer),
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
    csv: (answer) => forecastCsv(answer as ForecastAnswer),
  },
  funnel: { text: (answer, columns) => renderFunnel(answer as FunnelAnswer, columns) },
  bottlenecks: {
    text: (answer, columns) => renderBottlenecks(answer as BottlenecksAnswer, columns),
    csv: (answer) => bottlenecksCsv(answer as BottlenecksAnswer),
  },
  changes: {
    text: (answer, columns) => renderChanges(answer as ChangesAnswer, columns),
    csv: (answer) => changesCsv(answer as ChangesAnswer),
  },
  comparisons: { text: (answer) => renderComparisons(answer as ComparisonsAnswer) },
  expectations: { text: (answer) => renderExpectations(answer as ExpectationsAnswer) },
  clocks: { text: (answer) => renderClocks(answer as ClocksAnswer) },
  'clocks/definitions': { text: (answer) => renderVendorDefinitions(answer as VendorDefinitionsAnswer) },
  processes: { text: (answer) => renderProcesses(answer as ProcessesAnswer) },
  dimensions: { text: (answer) => renderDimensions(answer as DimensionsAnswer) },
}
