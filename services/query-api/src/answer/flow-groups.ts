import type { Database } from '@hearback/database'
import type { Key } from '@hearback/disclosure'
import { countFlow, type Flow } from '@hearback/read-models'
import type { Kysely } from 'kysely'
import { randomGroups } from '../estimate/jackknifed.ts'
import type { Counting } from './question-route.ts'
import { refusedParameters } from './refused-parameters.ts'

/** What a group is of beside its clock, and a name for it. */
export const withoutClock = (key: Key): Key => {
  const { clock: _, ...value } = key
  return value
}
export const nameOfKey = (key: Key): string => JSON.stringify(Object.entries(key).toSorted())
export const nameBesideClock = (key: Key): string => nameOfKey(withoutClock(key))

/** The random groups of the journeys of each group of a question, by the name of what it is of. */
export const countFlowFor = async (
  db: Kysely<Database>,
  { question, workspaceId, version }: Counting,
): Promise<ReadonlyMap<string, readonly Flow[]>> => {
  const { assumeClosedAfterDays, interval: _, confidence: __, segmentBy = [], ...asked } = question
  const { groups } = await countFlow(
    db,
    { ...asked, segmentBy, workspaceId, assumeClosedAfter: assumeClosedAfterDays },
    version,
  )
  return new Map(groups.map(({ key, random }) => [nameOfKey(key), random]))
}

/** The flow of a group nobody is in. */
export const noFlows: readonly Flow[] = Array.from({ length: randomGroups }, () => ({
  stages: {},
  steps: [],
}))

/** Each takes a tenth of a second or more: all stages without each random group. */
const mostGroups = 20

/**
 * What is made of all stages together, once for each group that has any of the stages shown; asked for as often as there are
 * stages. Throws the problem to answer with where the groups are too many to be worked out.
 */
export const eachGroupOnce = <Made>(
  make: (name: string, clocks: readonly Key[]) => Made,
): ((shown: readonly Key[]) => ReadonlyMap<string, Made>) => {
  const made = new WeakMap<readonly Key[], ReadonlyMap<string, Made>>()
  return (shown) => {
    const known = made.get(shown)
    if (known !== undefined) return known
    const groups = Map.groupBy(shown, nameBesideClock)
    refuseTooMany(groups.size)
    const all = new Map([...groups].map(([name, keys]) => [name, make(name, keys)]))
    made.set(shown, all)
    return all
  }
}

/** Throws the problem to answer with where so many groups are too many to be worked out one by one. */
export const refuseTooMany = (groups: number): void => {
  if (groups <= mostGroups) return
  throw refusedParameters([
    {
      parameter: 'group_by',
      rule: 'too_many_groups',
      message: `makes more than ${mostGroups} groups, too many to be worked out; filter, or group more coarsely`,
    },
  ])
}
