/** What a column of a table that goes out holds. A day is a whole number of days since 1970-01-01. */
export type ColumnType = 'text' | 'integer' | 'number' | 'day'

export type OutColumn = { name: string; type: ColumnType }

/** A cell: text in a text column, a number in the others, null where nothing is known. */
export type Cell = string | number | null

/** One value for each column, in their order. */
export type Row = readonly Cell[]

/** Rows in batches of some thousands: what is held at a time. */
export type Batches = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

/**
 * Writes a table as the bytes of a file, batch by batch: nothing but the batch in hand is held, and the next one is
 * asked for when the bytes of the last have been taken.
 */
export type WriteTable = (columns: readonly OutColumn[], batches: Batches) => AsyncIterable<Uint8Array>

/** The cells of one column of a batch. */
export const cellsOf = (rows: readonly Row[], index: number): Cell[] => rows.map((row) => row[index] ?? null)
