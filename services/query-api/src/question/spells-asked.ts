import { type JourneysParameters, journeysDefaults } from '@hearback/contracts'
import type { SpellOrder, SpellPart, SpellPlace } from '@hearback/read-models'
import { clockDefinition, type Definitions } from '../definitions.ts'
import { cursorAsked } from './cursor.ts'
import { allRead, faultOf, type Part } from './part.ts'
import { type Question, unitsPerDay } from './question.ts'

export type SpellsAsked = { part: SpellPart; order: SpellOrder; limit: number; after: SpellPlace | null }

const causesAsked = (
  { cause, state }: JourneysParameters,
  question: Question,
  definitions: Definitions,
): Part<readonly string[] | null> => {
  if (cause === undefined) return { value: null }
  if (state === 'running') return faultOf('cause', 'still_running', 'means nothing with state=running')
  const known = new Set(
    question.clocks.flatMap((clock) => clockDefinition(definitions, question.process, clock).causes),
  )
  if (question.assumeClosedAfterDays !== null) known.add('assumed_closed')
  return cause.every((name) => known.has(name.split('/')[0] ?? ''))
    ? { value: [...new Set(cause)].toSorted() }
    : faultOf(
        'cause',
        'unknown_cause',
        `ends no wait of this question; its causes are ${[...known].join(', ')}`,
      )
}

const agesAsked = (
  { min_days: least, max_days: most }: JourneysParameters,
  question: Question,
): Part<Pick<SpellPart, 'shortest' | 'longest'>> => {
  if (least !== undefined && most !== undefined && least > most) {
    return faultOf('max_days', 'empty_range', 'must not be less than min_days')
  }
  const inUnits = (days: number | undefined) => (days === undefined ? null : days * unitsPerDay(question))
  return { value: { shortest: inUnits(least), longest: inUnits(most) } }
}

/** All that decides which spells are listed, and in which order. */
export const listOf = (
  workspaceId: number,
  question: Question,
  asked: Omit<SpellsAsked, 'limit' | 'after'>,
) => [workspaceId, question, asked.part, asked.order]

/** Which of the spells of a question are asked for, or every fault in saying so. */
export const spellsAsked = (
  query: JourneysParameters,
  question: Question,
  { definitions, workspaceId }: { definitions: Definitions; workspaceId: number },
): Part<SpellsAsked> => {
  const read = allRead({
    causes: causesAsked(query, question, definitions),
    ages: agesAsked(query, question),
  })
  if ('faults' in read) return read
  const running = query.state === undefined ? null : query.state === 'running'
  const part = { running, causes: read.value.causes, ...read.value.ages }
  const order = query.order ?? journeysDefaults.order
  const after = cursorAsked(listOf(workspaceId, question, { part, order }), query.after)
  return 'faults' in after
    ? after
    : { value: { part, order, limit: query.limit ?? journeysDefaults.limit, after: after.value } }
}
