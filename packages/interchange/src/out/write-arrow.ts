import {
  AsyncByteQueue,
  type Data,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow'
import { type Cell, type ColumnType, cellsOf, type OutColumn, type WriteTable } from './table.ts'

const types: Record<ColumnType, Utf8 | Int32 | Float64 | DateDay> = {
  text: new Utf8(),
  integer: new Int32(),
  number: new Float64(),
  day: new DateDay(),
}

/** Collects what a writer writes, to be taken when it is wanted: the library's own queue grows without limit. */
class Written extends AsyncByteQueue {
  #chunks: Uint8Array[] = []
  override write(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
  }
  override close(): void {}
  take(): Uint8Array {
    const taken = Buffer.concat(this.#chunks)
    this.#chunks = []
    return taken
  }
}

/** One bit a cell, least significant first: 1 where there is a value. */
const validityOf = (cells: readonly Cell[]): { nullBitmap: Uint8Array; nullCount: number } => {
  const nullBitmap = new Uint8Array(Math.ceil(cells.length / 8))
  let nullCount = 0
  for (const [index, cell] of cells.entries()) {
    if (cell === null) nullCount += 1
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { nullBitmap, nullCount }
}

const textData = (cells: readonly Cell[]): Data => {
  const texts = cells.map((cell) => Buffer.from(cell === null ? '' : String(cell)))
  const valueOffsets = new Int32Array(texts.length + 1)
  for (const [index, text] of texts.entries())
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + text.length
  const length = cells.length
  return makeData({
    type: new Utf8(),
    length,
    ...validityOf(cells),
    valueOffsets,
    data: Buffer.concat(texts),
  })
}

const numberData = (cells: readonly Cell[], type: Exclude<ColumnType, 'text'>): Data => {
  const numbers = cells.map(Number)
  const shared = { length: cells.length, ...validityOf(cells) }
  if (type === 'number') return makeData({ type: new Float64(), ...shared, data: Float64Array.from(numbers) })
  const data = Int32Array.from(numbers)
  return type === 'day'
    ? makeData({ type: new DateDay(), ...shared, data })
    : makeData({ type: new Int32(), ...shared, data })
}

const schemaOf = (columns: readonly OutColumn[]): Schema =>
  new Schema(columns.map(({ name, type }) => new Field(name, types[type], true)))

const writeBy = (open: () => RecordBatchStreamWriter | RecordBatchFileWriter): WriteTable =>
  async function* (columns, batches) {
    const schema = schemaOf(columns)
    const written = new Written()
    const writer = open()
    writer.reset(written, schema)
    for await (const rows of batches) {
      const children = columns.map(({ type }, index) => {
        const cells = cellsOf(rows, index)
        return type === 'text' ? textData(cells) : numberData(cells, type)
      })
      const struct = makeData({
        type: new Struct(schema.fields),
        length: rows.length,
        nullCount: 0,
        children,
      })
      writer.write(new RecordBatch(schema, struct))
      yield written.take()
    }
    writer.finish()
    yield written.take()
  }

/** An Arrow IPC stream: to be read while it comes. */
export const writeArrowStream = writeBy(() => new RecordBatchStreamWriter({ autoDestroy: false }))

/** An Arrow IPC file (Feather 2): to be kept, and read at any place. */
export const writeArrowFile = writeBy(() => new RecordBatchFileWriter({ autoDestroy: false }))
