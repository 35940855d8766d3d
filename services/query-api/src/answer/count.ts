import type { Database } from '@hearback/database'
import { countSpells, type GroupCounts, type SpellCounts } from '@hearback/read-models'
import type { Kysely } from 'kysely'
import type { Question } from '../question/question.ts'

const nobody = (clock: string): GroupCounts => ({
  key: { clock },
  counts: { causes: [], entered: [], exits: [], censored: [] },
  journeys: 0,
  contributors: 0,
  largestContributor: 0,
  spells: 0,
  running: 0,
  unusable: 0,
  undatedEnd: 0,
  reachedAfterEnding: 0,
})

/** Without groupings every clock asked about is a group, also one that nobody has started: it is withheld by name. */
export const withEveryClock = (groups: readonly GroupCounts[], question: Question): readonly GroupCounts[] =>
  question.groupBy.length > 0
    ? groups
    : question.clocks.map((clock) => groups.find(({ key }) => key['clock'] === clock) ?? nobody(clock))

/** Counts the spells of a question in one projection. */
export const countFor = async (
  db: Kysely<Database>,
  { question, workspaceId, version }: { question: Question; workspaceId: number; version: number },
): Promise<SpellCounts> => {
  const { assumeClosedAfterDays, interval: _, confidence: __, ...asked } = question
  const counted = await countSpells(
    db,
    { ...asked, workspaceId, assumeClosedAfter: assumeClosedAfterDays },
    version,
  )
  return { ...counted, groups: withEveryClock(counted.groups, question) }
}
