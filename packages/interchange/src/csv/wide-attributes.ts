import type { Attributes } from '@hearback/contracts'
import type { IdentityCells } from '../identity.ts'
import type { Columns } from './columns.ts'
import { cleanCell, isEmptyCell } from './day-cell.ts'
import type { AttributeRole, IdentityRole } from './header-names.ts'

const longestAttribute = 200

const copiedRoles = ['employer', 'source', 'level', 'role_family', 'department', 'requisition'] as const

/** Words for where the work is done. "Not remote" is what a plain no says: on site or hybrid, it does not tell. */
const workModes: Record<string, readonly string[]> = {
  remote: ['y', 'yes', 'true', '1', 'x', 'remote', 'fully remote', 'wfh', 'ja', 'oui', 'sí', '是', '远程'],
  not_remote: ['n', 'no', 'false', '0', 'not remote', 'nein', 'non', '否'],
  hybrid: ['hybrid', 'hybride', 'híbrido', '混合'],
  on_site: [
    'onsite',
    'on-site',
    'on site',
    'in person',
    'in-person',
    'office',
    'in office',
    'vor ort',
    'presencial',
    '现场',
  ],
}
const modeOfWord = new Map(
  Object.entries(workModes).flatMap(([mode, words]) => words.map((word) => [word, mode] as const)),
)

type ReadAttributes = { attributes: Attributes; tooLong: string[] }

/** The attributes of a row: only from the columns of dimensions, empty cells left out, over-long ones named and left out. */
export const attributesOf = (columns: Columns, cells: readonly string[]): ReadAttributes => {
  const read: ReadAttributes = { attributes: {}, tooLong: [] }
  const take = (dimension: string, header: string, clean: string): void => {
    if (isEmptyCell(clean)) return
    if (clean.length > longestAttribute) read.tooLong.push(header)
    else read.attributes[dimension] = clean
  }
  const textOf = (index: number): string => cleanCell(cells[index] ?? '')
  for (const role of copiedRoles) {
    const column = columns.only[role]
    if (column !== undefined) take(role, column.header, textOf(column.index))
  }
  const place = columns.only.region ?? columns.only.location
  if (place !== undefined) take('region', place.header, textOf(place.index))
  const mode = modeOfWord.get(textOf(columns.only.work_mode?.index ?? -1).toLowerCase())
  if (mode !== undefined) read.attributes['work_mode'] = mode
  for (const { dimension, index, header } of columns.own) take(dimension, header, textOf(index))
  return read
}

/** The headers of the columns that attributes and the id of a journey are read from, by pointer into its events. */
export const columnsOfValues = ({ only, own }: Columns): Record<string, string> => {
  const read = [
    ['/journey_id', only.journey_id] as const,
    ...[...copiedRoles, 'work_mode' as const].map((role) => [`/attributes/${role}`, only[role]] as const),
    ['/attributes/region', only.region ?? only.location] as const,
    ...own.map((column) => [`/attributes/${column.dimension}`, column] as const),
  ]
  return Object.fromEntries(
    read.flatMap(([pointer, column]) => (column === undefined ? [] : [[pointer, column.header] as const])),
  )
}

/** The cells that say which journey a row is. */
export const identityOf = (
  columns: Columns,
  cells: readonly string[],
  applied: string | null,
): IdentityCells => {
  const cellOf = (role: AttributeRole | IdentityRole): string => {
    const clean = cleanCell(cells[columns.only[role]?.index ?? -1] ?? '')
    return isEmptyCell(clean) ? '' : clean
  }
  const id = cellOf('journey_id')
  return {
    id: id === '' ? null : id,
    employer: cellOf('employer'),
    position: cellOf('position'),
    location: cellOf('location'),
    source: cellOf('source'),
    applied,
  }
}
