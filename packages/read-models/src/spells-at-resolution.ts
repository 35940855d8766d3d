import type { RawBuilder } from 'kysely'
import { countedSpells, hoursAreKnown, type Scope } from './spell-sql.ts'

/** The spells a question counts at its own resolution: by hours only those whose hours are known. */
export const spellsAtResolution = (scope: Scope): RawBuilder<unknown> =>
  scope.question.resolution === 'day'
    ? countedSpells(scope, 'day')
    : countedSpells(scope, 'hour', hoursAreKnown(scope.question))
