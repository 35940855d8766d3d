import type { EventDetail } from '@hearback/contracts'
import { shownName } from '../json/gather-event.ts'
import { dayRoles, type Role } from './header-names.ts'
import { plainHeader, roleOfHeader } from './header-role.ts'

/** A column of a tracker whose role is known. */
export type Column = {
  index: number
  header: string
  role: Role
  detail: EventDetail
  /** Whether the header names a date in so many words. */
  dated: boolean
  /** Whether the column turned out to hold words where its name could have meant days. */
  words?: boolean
}

export type Columns = {
  width: number
  /** The one column of each role that may have only one. */
  only: Partial<Record<Role, Column>>
  /** Columns of which there may be several: interviews, statuses, offers and the like. */
  many: Column[]
  /** All columns that could hold the day of the application, the preferred first: see `settleColumns`. */
  applications: Column[]
  /** Whether the day of the application is one that nobody explains. */
  isLogged: boolean
  /** Columns that only say whether there was an application. */
  flags: Column[]
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
  'current_day',
  'updated',
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

const isOfApplication = ({ role }: Column): boolean => role === 'applied' || role === 'logged'

/** Names of the application first, then days nobody explains; each in the order of their table. */
const byPreference = (left: Ranked, right: Ranked): number =>
  Number(left.role === 'logged') - Number(right.role === 'logged') || left.rank - right.rank

const noColumns = (width: number): Columns => ({
  width,
  only: {},
  many: [],
  applications: [],
  isLogged: false,
  flags: [],
  own: [],
  days: [],
  dropped: [],
  duplicates: [],
})

/** Which column is what, from a header row and the workspace's dimensions. Columns nobody knows are named in `dropped`. */
export const columnsOf = (cells: readonly string[], dimensions: ReadonlySet<string>): Columns => {
  const columns = noColumns(cells.length)
  const ranks = new Map<Role, number>()
  const applications: Ranked[] = []
  const seen = new Set<string>()
  for (const [index, header] of cells.entries()) {
    const plain = plainHeader(header)
    const found = roleOfHeader(header)
    // A second column of the same interview is another interview; of anything else it cannot be told which to read.
    if (plain !== '' && seen.has(plain) && found?.role !== 'interview') {
      columns.duplicates.push(shownName(header))
      continue
    }
    seen.add(plain)
    const dimension = nameOfDimension(header)
    if (found === null && dimensions.has(dimension)) columns.own.push({ dimension, index, header })
    else if (found === null) columns.dropped.push(shownName(header))
    else {
      const column = { index, header, ...found }
      if (isOfApplication(column)) applications.push(column)
      else if (singleRoles.has(found.role)) keepPreferred(columns, column, ranks)
      else columns.many.push(column)
      if (dayRoles.has(found.role) || found.role === 'interview') columns.days.push(index)
    }
  }
  columns.applications = applications.toSorted(byPreference)
  const [preferred] = columns.applications
  if (preferred !== undefined) columns.only.applied = preferred
  return columns
}
