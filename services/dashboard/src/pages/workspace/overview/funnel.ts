import type { AnswerOf } from '../../../api/questions.ts'
import type { FunnelRow } from '../../../charts/funnel-grid.ts'
import { ofEstimate } from '../../../charts/unit.ts'
import { nameOf } from '../../../words/names.ts'
import { percent } from '../../../words/numbers.ts'
import { clockOf, groupName, isBrokenDown, withheldRows } from '../groups.ts'

export type Funnel = AnswerOf<'/v1/funnel'>

/** A row for each stage (or group of it), then those that may not be shown with the reason. */
export const funnelRows = (answer: Funnel): FunnelRow[] => [
  ...answer.groups.map(({ key, cells }) => ({
    label: groupName(key),
    cells: cells.map(({ days, mature, conversion }) => ({ days, mature, share: ofEstimate(conversion) })),
  })),
  ...withheldRows(answer, null, isBrokenDown(answer.groups)).map((row) => ({ ...row, cells: [] })),
]

/** Where the fewest move on, in a sentence, by the last horizon at which every stage is known. */
export const funnelFinding = ({ groups }: Funnel): string => {
  const horizons = groups[0]?.cells.map(({ days }) => days) ?? []
  const day = horizons.findLast((horizon) =>
    groups.every(({ cells }) =>
      cells.some(({ days, conversion }) => days === horizon && conversion.estimate !== null),
    ),
  )
  const known = groups.flatMap(({ key, cells }) => {
    const cell = cells.find(({ days }) => days === day)
    return cell === undefined || cell.conversion.estimate === null
      ? []
      : [{ key, cell, share: cell.conversion.estimate }]
  })
  const least = known.toSorted((a, b) => a.share - b.share)[0]
  if (least === undefined) return 'Too few were followed long enough to compare the stages.'
  if (known.length === 1)
    return `From ${groupName(least.key)} ${percent(least.share)} had moved on within ${least.cell.days} days of entering it.`
  const name = isBrokenDown(groups) ? groupName(least.key) : nameOf(clockOf(least.key))
  return `Fewest move on from ${name}: ${percent(least.share)} within ${least.cell.days} days of entering it.`
}
