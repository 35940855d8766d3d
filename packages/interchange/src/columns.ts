import type { EventDetail } from '@hearback/contracts'
import { shownName } from './gather-event.ts'
import { dayRoles, type Role } from './header-names.ts'
import { plainHeader, roleOfHeader } from './header-role.ts'

/** A column of a tracker whose role is known. */
export type Column = { index: number; header: string; role: Role; detail: EventDetail }

export type Columns = {
  width: number
  /** The one column of each role that may have only one. */
  only: Partial<Record<Role, Column>>
  /** Columns of which there may be several: interviews, statuses, offers and the like. */
  many: Column[]
  /** Columns of the workspace's own dimensions. */
  own: { dimension: string; index: number; header: string }[]
  /** Columns of days, whatever their role: evidence for the order of day and month. */
  days: number[]
  dropped: string[]
  /** Headers that stand twice: the first is read, the others are not. */
  duplicates: string[]
}

const singleRoles: ReadonlySet<Role> = new Set<Role>([
  'journey_id',
  'employer',
  'position',
  'location',
  'region',
  'source',
  'level',
  'work_mode',
  'role_family',
  'department',
  'requisition',
  'applied',
  'current_day',
  'posted',
  'deadline',
  'outcome',
])

const nameOfDimension = (header: string): string => plainHeader(header).replaceAll(' ', '_')

type Ranked = Column & { rank: number }

const keepPreferred = (columns: Columns, column: Ranked, ranks: Map<Role, number>): void => {
  const held = columns.only[column.role]
  const loser = held !== undefined && (ranks.get(column.role) ?? 0) <= column.rank ? column : held
  if (loser !== undefined) columns.dropped.push(shownName(loser.header))
  if (loser === column) return
  columns.only[column.role] = column
  ranks.set(column.role, column.rank)
}

/** Which column is what, from a header row and the workspace's dimensions. Columns nobody knows are named in `dropped`. */
export const columnsOf = (cells: readonly string[], dimensions: ReadonlySet<string>): Columns => {
  const columns: Columns = {
    width: cells.length,
    only: {},
    many: [],
    own: [],
    days: [],
    dropped: [],
    duplicates: [],
  }
  const ranks = new Map<Role, number>()
  const seen = new Set<string>()
  for (const [index, header] of cells.entries()) {
    const plain = plainHeader(header)
    if (plain !== '' && seen.has(plain)) {
      columns.duplicates.push(shownName(header))
      continue
    }
    seen.add(plain)
    const found = roleOfHeader(header)
    const dimension = nameOfDimension(header)
    if (found === null && dimensions.has(dimension)) columns.own.push({ dimension, index, header })
    else if (found === null) columns.dropped.push(shownName(header))
    else {
      const column = { index, header, role: found.role, detail: found.detail }
      if (singleRoles.has(found.role)) keepPreferred(columns, { ...column, rank: found.rank }, ranks)
      else columns.many.push(column)
      if (dayRoles.has(found.role) || found.role === 'interview') columns.days.push(index)
    }
  }
  return columns
}
