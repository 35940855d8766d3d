import type { FunnelAnswer, FunnelCell } from '@hearback/contracts'
import { bar } from './bar.ts'
import { dayWord } from './day-word.ts'
import { renderDocumented } from './documented-measures.ts'
import { nameOf, remarks } from './remarks.ts'
import { percentWithin, table } from './table.ts'

/** A cell not everybody was followed to is an estimate: it bears a mark. */
const cellText = ({ conversion, mature }: FunnelCell): string => {
  const text = percentWithin(conversion)
  return conversion.estimate === null || mature ? text : `~ ${text}`
}

/** A bar for the last horizon: of the whole width, as many have moved on. */
const lastBar = (cells: readonly FunnelCell[], width: number): string =>
  bar(cells.at(-1)?.conversion.estimate ?? null, 1, width)

/** The share of each stage, or of each of its cohorts, that moved on within each horizon, with a bar for the last. */
export const renderFunnel = (answer: FunnelAnswer, columns = 80): string => {
  const horizons = answer.groups[0]?.cells ?? []
  const header = [
    'group',
    'journeys',
    'waits',
    'running',
    ...horizons.map(({ days }) => `on by ${dayWord(answer)} ${days}`),
    '',
  ]
  const width = Math.max(10, Math.min(30, columns - 100))
  const rows = answer.groups.map((group) => [
    nameOf(group.key),
    String(group.journeys),
    String(group.spells),
    String(group.running),
    ...group.cells.map(cellText),
    lastBar(group.cells, width),
  ])
  const marked = answer.groups.some(({ cells }) =>
    cells.some(({ mature, conversion }) => !mature && conversion.estimate !== null),
  )
  return [
    answer.groups.length === 0 ? 'Nothing to show.' : table(header, rows),
    marked ? '~ an estimate: not all were followed that long.' : '',
    renderDocumented(answer.groups, columns),
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
