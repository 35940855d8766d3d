import { type Grade, type Guess, gradeOf, type QualityCounts, type ReadItem } from '@hearback/interchange'
import { openShownNames } from '../intake/shown-name.ts'
import { openTally, type Tally } from '../intake/tally.ts'
import { type Findings, openFindings } from './findings.ts'
import { type ImportProgress, neverApplied } from './import-rows.ts'
import { type JourneyCount, openJourneyCount } from './journey-count.ts'

/** What is known of an import while it runs. */
export type ImportAccount = {
  tally: Tally
  findings: Findings
  /** What its facts are worth, once the file was read to its end. */
  quality: QualityCounts | null
  /** Journeys of which something was taken; of rows that were refused there is none. */
  journeys: JourneyCount
  rows: number
  readBytes: number
  /** Earlier facts that the file no longer states. */
  retracted: number
  format: string | null
  guesses: Omit<Guess, 'kind'>[]
  /** A name of the file, or a text that quotes one, as it may be shown. */
  shownName: (name: string) => string
}

/** The account of an import that begins. */
export const openAccount = (format: string | null): ImportAccount => ({
  tally: openTally(),
  findings: openFindings(),
  quality: null,
  journeys: openJourneyCount(),
  rows: 0,
  readBytes: 0,
  retracted: 0,
  format,
  guesses: [],
  shownName: openShownNames(),
})

/** Everything a reader says beside events. */
export type Remark = Exclude<ReadItem, { kind: 'journey' | 'event' | 'erasure' | 'unreadable' }>

/** Takes note of what a reader says about a file of `sizeBytes`. */
export const noteRemark = (account: ImportAccount, remark: Remark, sizeBytes: number): void => {
  switch (remark.kind) {
    case 'finding':
      return account.findings.add({
        row: remark.row,
        column: remark.column,
        rule: remark.rule,
        refused: remark.refused,
        message: remark.message,
      })
    case 'dropped':
      return account.tally.noteDropped(remark.names)
    case 'progress':
      account.readBytes = ((remark.pass - 1) * sizeBytes + remark.bytes) / remark.passes
      account.rows = remark.rows
      return undefined
    case 'guess':
      if (remark.setting === 'format') account.format = remark.value
      // Both may quote the header of a column.
      account.guesses.push({
        setting: remark.setting,
        value: account.shownName(remark.value),
        reason: account.shownName(remark.reason),
      })
      return undefined
    case 'end':
      account.quality = remark.counts
      account.readBytes = sizeBytes
      return undefined
    default:
      return remark satisfies never
  }
}

/** The grade of what was read; null where the file was not read to its end. Once all its rows were stored or refused. */
export const gradeOfAccount = ({ quality, rows, findings }: ImportAccount): Grade | null =>
  quality === null
    ? null
    : gradeOf(quality, {
        rows: rows - findings.ofRule(neverApplied),
        refusedRows: findings.refusedRows(),
      })

/** The account as it is shown. */
export const progressOf = (account: ImportAccount): ImportProgress => ({
  format: account.format,
  readBytes: account.readBytes,
  rows: account.rows,
  guesses: account.guesses,
  dropped: [...account.tally.dropped],
  counts: {
    journeys: account.journeys.total(),
    accepted: account.tally.counts.accepted,
    duplicates: account.tally.counts.duplicates,
    conflicts: account.tally.counts.conflicts,
    refused: account.findings.refusedRows(),
    retracted: account.retracted,
    never_applied: account.findings.ofRule(neverApplied),
    findings: account.findings.total() - account.findings.ofRule(neverApplied),
  },
})
