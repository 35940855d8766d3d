import {
  BottlenecksParameters,
  ChangesParameters,
  ComparisonsParameters,
  ExpectationsParameters,
  ExpectedWaitParameters,
  ForecastParameters,
  FunnelParameters,
  JourneysParameters,
  MilestoneParameters,
  ResponseRatesParameters,
  StageDurationsParameters,
  TimeToOfferParameters,
} from '@hearback/contracts'
import { expect, test } from 'vitest'
import { reservedNames } from '../src/index.ts'

test("no parameter of a question can be the name of a workspace's own dimension", () => {
  const parameters = [
    BottlenecksParameters,
    ChangesParameters,
    ComparisonsParameters,
    ExpectationsParameters,
    ForecastParameters,
    FunnelParameters,
    JourneysParameters,
    ExpectedWaitParameters,
    MilestoneParameters,
    ResponseRatesParameters,
    StageDurationsParameters,
    TimeToOfferParameters,
  ]
  const names = parameters.flatMap(({ properties }) => Object.keys(properties))
  expect(names.filter((name) => !reservedNames.has(name))).toEqual([])
  expect(names.length).toBeGreaterThan(20)
})
