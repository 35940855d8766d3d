import type { IncomingEvent } from '@hearback/contracts'
import type { QualityCounts } from './grade.ts'
import type { Places } from './places.ts'

export type DateOrder = 'day-month' | 'month-day'
export type Setting =
  | 'format'
  | 'observed_through'
  | 'date_order'
  | 'inclusion'
  /** The column taken for the day of the application, when none is named so. */
  | 'application_day'
  /** Which numbers are days. */
  | 'day_numbers'
  /** The year of dates of application that name none. */
  /** The column that dates statuses which have no date of their own. */
  | 'status_day'

export type FindingRule =
  /** A row of a tracker that was never an application. Not a fault: reported so that the counts add up. */
  | 'never_applied'
  | 'ragged_row'
  | 'cell_too_large'
  | 'duplicate_header'
  | 'repeated_id'
  | 'unreadable_day'
  | 'unknown_status'
  | 'undated_application'
  | 'undated_end'
  | 'before_application'
  | 'posted_after_submission'
  | 'year?'
  | 'future_day'
  | 'left_without_next'
  | 'attribute_too_long'
  | 'invalid_event'
  /** A row of totals under the journeys: no journey. */
  | 'totals_row'
  /** Words beside a day, or in a column of words, that nobody knows. */
  | 'unread_words'
  /** Several days where one is asked for. */
  | 'several_days'
  /** A row that speaks of silence: it is no event. */
  | 'silence'
  /** An activity that is neither mapped nor known: taken for the entry of a stage of its name. */
  | 'unknown_activity'
  /** An activity that no mapping names, taken by its name for what that is known to say. Once for each. */
  | 'assumed_activity'
  /** Events that tell of no activity completed, or belong to no journey: passed over, and counted. */
  | 'passed_over'
  /** Events that the log says whoever wrote it left out. */
  | 'left_out'
  /** A journey of a log that holds no event. */
  | 'no_events'
  /** Times without an offset to UTC: their days are taken. */
  | 'no_offset'
  /** Stages entered at one instant, whose order only the file tells. */
  | 'same_instant'
  /** A label of a stage that the process does not know: a stage of its own. Once for each label. */
  | 'unknown_stage'
  /** An object that tells nothing of a journey, or that does not say of which. */
  | 'unknown_record'
  /** A time taken from another field, because the fact has none of its own. */
  | 'assumed_time'
  /** An offer answered before it was sent, or an interview arranged after it was held. */
  | 'wrong_order'
  /** A history of which only the newest entries are given. */
  | 'partial_history'
  /** Somebody asked for a journey, or for a person's journeys, to be erased. */
  | 'erasure_asked'

/** Something to know about a row. The message says which rule and never the value of a cell. */
export type Finding = {
  kind: 'finding'
  /** The row of the file, from 1, the header being row 1; the line in NDJSON; the ordinal in a JSON array. */
  row: number | null
  /** The column as the header names it, or a JSON pointer into the event. */
  column: string | null
  rule: FindingRule
  /** Whether nothing of the row was taken. */
  refused: boolean
  message: string
}

/** A setting that was not given, what was taken for it, and why. */
export type Guess = { kind: 'guess'; setting: Setting; value: string; reason: string }

/** What a file may turn out to be instead of readable. */
export type UnreadableCode =
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'malformed'
  | 'unknown_columns'
  | 'header_only'
  | 'index_only'
  | 'date_order_ambiguous'
  | 'date_order_mixed'
  /** A log with nothing in it that counts. */
  | 'no_events'
  /** Several types of objects could be the journeys. */
  | 'unknown_journeys'

export type ReadItem =
  /** One row of a tracker, which is one journey with all its events: what it said before and says no more is taken back. */
  | {
      kind: 'journey'
      row: number
      events: IncomingEvent[]
      places: Places
      /** Where the row states only a part of the journey, such as one of its interviews, which. */
      part?: string
    }
  /** One event of a file of events; now and then with the `journey_observed` of its journey. */
  | { kind: 'event'; row: number; events: IncomingEvent[]; places: Places }
  /** The source has deleted a journey and asks for it to be erased: for who may be told so by it. Found as well. */
  | { kind: 'erasure'; row: number; journeyId: string }
  | Finding
  | Guess
  /** Fields and columns nobody knows: not read, not stored. Once, by name. */
  | { kind: 'dropped'; names: string[] }
  /** Bytes and rows gone through in this pass over the file, refused rows included; the last of a pass is its whole. */
  | { kind: 'progress'; pass: number; passes: number; bytes: number; rows: number }
  /** Always the last item: the file cannot be read. No event of it was yielded before. */
  | { kind: 'unreadable'; code: UnreadableCode; message: string }
  /** Always the last item of a file that was read whole. Its grade rests on what becomes of its rows, too. */
  | { kind: 'end'; counts: QualityCounts }
