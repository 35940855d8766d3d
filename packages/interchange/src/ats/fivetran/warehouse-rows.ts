import { below, type Field, firstOf, idOf, textOf } from '../field.ts'

/** Columns of the warehouse itself. */
export const ofWarehouse = '_fivetran_synced, _fivetran_deleted'

/** Rows that were deleted upstream stay in a warehouse, marked; they state nothing. */
export const wasDeleted = (row: Field): boolean =>
  /^true$/i.test(textOf(firstOf(below(row, '_fivetran_deleted'), below(row, 'is_deleted'))) ?? '')

/** The part of a journey that a row with an id states. */
export const partOf = (kind: string, row: Field): { part?: string } => {
  const id = idOf(below(row, 'id'))
  return id === null ? {} : { part: `${kind} ${id}` }
}

/** Hands on the id and the name of a row that has both. */
export const noteName = (row: Field, column: string, note: (id: string, name: string) => void): void => {
  const [id, name] = [idOf(below(row, 'id')), textOf(below(row, column))]
  if (id !== null && name !== null) note(id, name)
}
