import {
  type WriteTable,
  writeArrowFile,
  writeArrowStream,
  writeCsv,
  writeParquet,
} from '@hearback/interchange'

export type TableFormat = { extension: string; mediaType: string; write: WriteTable }

/** The formats a table is exported in. */
export const tableFormats: readonly TableFormat[] = [
  { extension: 'csv', mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  { extension: 'parquet', mediaType: 'application/vnd.apache.parquet', write: writeParquet },
  { extension: 'arrow', mediaType: 'application/vnd.apache.arrow.file', write: writeArrowFile },
  { extension: 'arrows', mediaType: 'application/vnd.apache.arrow.stream', write: writeArrowStream },
]
