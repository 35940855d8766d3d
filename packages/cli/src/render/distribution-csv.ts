import type { DistributionAnswer } from '@hearback/contracts'
import { csv } from './csv.ts'
import { dayWord } from './day-word.ts'

const withLimits = (name: string) => [name, `${name}_low`, `${name}_high`]

/** A distribution answer as one row per group and horizon: chance of still waiting and of each exit, with limits. */
export const distributionCsv = ({ groups, question }: DistributionAnswer): string => {
  const keys = [...new Set(groups.flatMap(({ key }) => Object.keys(key)))]
  const causes = [
    ...new Set(groups.flatMap(({ horizons }) => horizons.flatMap(({ exits }) => Object.keys(exits)))),
  ]
  const header = [
    ...keys,
    'journeys',
    'spells',
    'running',
    `${dayWord({ question })}s`.replace(' ', '_'),
    'at_risk',
    'followed',
    ...['waiting', ...causes].flatMap(withLimits),
  ]
  const rows = groups.flatMap((group) =>
    group.horizons.map((horizon) => [
      ...keys.map((key) => group.key[key] ?? null),
      group.journeys,
      group.spells,
      group.running,
      horizon.days,
      horizon.at_risk,
      horizon.followed,
      ...[horizon.waiting, ...causes.map((cause) => horizon.exits[cause])].flatMap((chance) => [
        chance?.estimate ?? null,
        chance?.low ?? null,
        chance?.high ?? null,
      ]),
    ]),
  )
  return csv(header, rows)
}
