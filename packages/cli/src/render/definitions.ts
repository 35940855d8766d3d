import type { ClocksAnswer, DimensionsAnswer, ProcessesAnswer } from '@hearback/contracts'
import { table } from './table.ts'

/** Every clock with who owns the wait and what it measures. */
export const renderClocks = ({ clocks }: ClocksAnswer): string =>
  table(
    ['process', 'clock', 'owner', 'what is measured'],
    clocks.map(({ process, clock, owner, description }) => [process, clock, owner, description]),
  )

/** The stages of every process, and what enters each. */
export const renderProcesses = ({ processes }: ProcessesAnswer): string =>
  table(
    ['process', 'stage', 'owner', 'entered by'],
    processes.flatMap(({ process, stages }) =>
      stages.map(({ stage, owner, entered }) => [process, stage, owner, entered]),
    ),
  )

/** Values by dimension with their journeys; values few journeys have are withheld and counted. */
export const renderDimensions = ({ dimensions, withheld, as_of: asOf }: DimensionsAnswer): string => {
  const rows = dimensions.flatMap(({ dimension, values }) =>
    values.map(({ value, journeys }) => [dimension, value, String(journeys)]),
  )
  const shown =
    rows.length === 0
      ? 'No dimension has a value that may be shown.'
      : table(['dimension', 'value', 'journeys'], rows)
  return [
    shown,
    ...(asOf === null ? [] : [`Journeys begun by ${asOf}.`]),
    ...(withheld.length === 0 ? [] : [`${withheld.length} entries are withheld.`]),
  ].join('\n\n')
}
