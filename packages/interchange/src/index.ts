export { type ActivityMapping, type ReadMapping, readMapping } from './activities/mapping.ts'
export { cloudEvent, readCloudEvent } from './cloudevents/cloud-event.ts'
export type { PickedRow } from './formats/format.ts'
export { type FileFormat, fileFormats } from './formats/known-formats.ts'
export { findPersonal } from './gate/find-personal.ts'
export { type Gate, openGate } from './gate/gate.ts'
export type { FieldUse, GateRule } from './gate/rules.ts'
export { type Grade, gradeOf, noCounts, type QualityCounts, type RowCounts } from './grade.ts'
export { contentOf, eventIdOf, printOf } from './identity.ts'
export { type ReadEvent, type ReadEventOptions, readEvent } from './json/read-event.ts'
export { type EventForm, type NdjsonLine, plainEvent, readNdjson } from './json/read-ndjson.ts'
export type { JourneyLog, LogAbout, OutEvent, OutJourney, WriteLog } from './out/journey-log.ts'
export type { Cell, ColumnType, OutColumn, Row, WriteTable } from './out/table.ts'
export { writeArrowFile, writeArrowStream } from './out/write-arrow.ts'
export { writeCsv } from './out/write-csv.ts'
export { eventCsvColumns, writeEventCsv } from './out/write-event-csv.ts'
export { writeEventsNdjson } from './out/write-events-ndjson.ts'
export { writeOcel } from './out/write-ocel.ts'
export { writeParquet } from './out/write-parquet.ts'
export { writeXes } from './out/write-xes.ts'
export { writeZip, type ZipEntry } from './out/write-zip.ts'
export { type PickRows, pickRows } from './pick-rows.ts'
export { columnAt, type Places } from './places.ts'
export { type ReadFile, readFile } from './read-file.ts'
export type {
  DateOrder,
  Finding,
  FindingRule,
  Guess,
  ReadItem,
  Setting,
  UnreadableCode,
} from './read-item.ts'
export type { ReadFileOptions } from './read-options.ts'
export { approximateSet, fingerprint } from './repeats.ts'
export type { OpenFile } from './sniff.ts'
