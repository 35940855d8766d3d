import type { Database } from '@hearback/database'
import { countSpells, type GroupCounts, type SpellCounts, type SpellQuestion } from '@hearback/read-models'
import type { Kysely } from 'kysely'
import type { Question } from '../question/question.ts'

/** The group of a clock that nobody has started. */
export const nobody = (clock: string): GroupCounts => ({
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
  observedThrough: null,
})

/**
 * Every clock asked about has a group, also one that nobody has started: it is withheld by name, so that nobody reads
 * out of an answer without it that there was somebody else.
 */
export const withEveryClock = (groups: readonly GroupCounts[], question: Question): readonly GroupCounts[] =>
  question.clocks.flatMap((clock) => {
    const started = groups.filter(({ key }) => key['clock'] === clock)
    return started.length > 0 ? started : [nobody(clock)]
  })

/** Which spells a question counts, for the read models. */
export const spellQuestion = (question: Question, workspaceId: number): SpellQuestion => {
  const {
    assumeClosedAfterDays,
    interval: _,
    confidence: __,
    stratifyBy: ___,
    knownAt: ____,
    ...asked
  } = question
  return { ...asked, workspaceId, assumeClosedAfter: assumeClosedAfterDays }
}

/** Counts the spells of a question in one projection. */
export const countFor = async (
  db: Kysely<Database>,
  { question, workspaceId, version }: { question: Question; workspaceId: number; version: number },
): Promise<SpellCounts> => {
  const counted = await countSpells(db, spellQuestion(question, workspaceId), version)
  return { ...counted, groups: withEveryClock(counted.groups, question) }
}
