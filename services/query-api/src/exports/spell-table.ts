import type { Cell, OutColumn } from '@hearback/interchange'
import type { CountedRow } from '@hearback/read-models'

/** The cause of a spell that still runs. */
export const OPEN = 'open'

/**
 * The columns of the spell table: one row a spell. `first_seen` and `duration` are ages in days (hours at hour
 * resolution), so that R reads it as Surv(first_seen, duration + 1, factor(cause, levels = c("open", ...))).
 */
export const spellColumns = (dimensions: readonly string[]): OutColumn[] => [
  { name: 'id', type: 'text' },
  { name: 'clock', type: 'text' },
  { name: 'visit', type: 'integer' },
  ...dimensions.map((name): OutColumn => ({ name, type: 'text' })),
  { name: 'entry_day', type: 'day' },
  { name: 'first_seen', type: 'integer' },
  { name: 'duration', type: 'integer' },
  { name: 'cause', type: 'text' },
  { name: 'kind', type: 'text' },
]

const cellsOfSpell = (spell: CountedRow, idOf: (journeyId: string) => string): Cell[] => {
  const [cause = OPEN, kind = null] = spell.cause?.split('/') ?? []
  const { clock, visit, values, enteredOn, firstSeen, duration } = spell
  return [idOf(spell.journeyId), clock, visit, ...values, enteredOn, firstSeen, duration, cause, kind]
}

/** The rows of the spell table. `idOf` gives a journey its id in this release. */
export async function* spellRows(
  batches: AsyncIterable<readonly CountedRow[]>,
  idOf: (journeyId: string) => string,
): AsyncGenerator<Cell[][]> {
  for await (const spells of batches) yield spells.map((spell) => cellsOfSpell(spell, idOf))
}
