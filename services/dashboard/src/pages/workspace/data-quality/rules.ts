/** What to do about a rule of findings, for whoever brought the file. Rules that are missing here speak for themselves. */
const adviceByRule: Record<string, string> = {
  never_applied: 'Nothing: these rows were never applications, and are named so that the counts add up.',
  totals_row: 'Nothing: a row of totals is no journey.',
  silence: 'Nothing: silence is no event. Waits without an answer are counted as still running.',
  ragged_row: 'Mend the rows that have more or fewer cells than the header, and upload the file again.',
  cell_too_large: 'Shorten the cells named in the report, and upload the file again.',
  duplicate_header: 'Give each column a name of its own.',
  repeated_id: 'Give each journey an id of its own, or bring its rows together.',
  unreadable_day: 'Write days as YYYY-MM-DD, and upload the file again: rows already stored are not doubled.',
  unknown_status: 'Say what the status means under Settings, labels.',
  unknown_stage:
    'Say which stage the label means under Settings, labels; until then it is a stage of its own.',
  unknown_activity: 'Map the activity when you import the log, or say what it means under Settings, labels.',
  undated_application: 'Add the day of the application: without it the wait has no beginning.',
  undated_end: 'Add the day of the ending: until then the wait is known to have ended, but not when.',
  before_application: 'Check the two days: an answer lies before its application.',
  posted_after_submission: 'Check the two days: the posting lies after the application.',
  'year?': 'Check the year of these days.',
  future_day: 'Check these days: they lie after the last day the file knows about.',
  left_without_next: 'Add what came next: the journey leaves a stage and enters none.',
  attribute_too_long: 'Shorten the value; it was left out, the row was not.',
  invalid_event: 'Mend the rows as the report says, and upload them again.',
  unread_words: 'Write days and words in columns of their own.',
  several_days: 'Keep the one day that is meant.',
  passed_over: 'Nothing, if these events tell of no step: they are counted, not stored.',
  left_out: 'Import the NDJSON export in place of this log: it holds the events whose day is not known.',
  no_events: 'Nothing, if the journey has not begun.',
  no_offset: 'Give times with their offset to UTC; until then their days are taken.',
  same_instant: 'Nothing: stages of one instant are taken in the order of the file.',
  unknown_record: 'Nothing, if the records are about no application.',
  assumed_time: 'Nothing, if the field taken is the right one; the report names it.',
  wrong_order: 'Check the days of the offer or the interview.',
  partial_history: 'Export the whole history where the system can: older entries are missing.',
  erasure_asked: 'Erase the journeys named: somebody asked for it.',
  conflict: 'Decide which of the two versions of an event holds, and send it as a correction.',
}

/** What to do about a rule; the report of the import says more. */
export const adviceFor = (rule: string): string =>
  adviceByRule[rule] ??
  (rule.startsWith('pii_')
    ? 'Take the personal data out of these cells; their rows were not stored.'
    : 'See the report of the import: it names row, column and what is wrong.')

/** What a grade means for the reader of an answer. */
export const gradeInWords: Record<string, string> = {
  A: 'dated to the hour, with endings: answers rest on firm ground',
  B: 'dated by days or with small gaps: waits in days lose little',
  C: 'many statuses without a date, or endings missing: read answers with care',
  D: 'most statuses without a date, or days out of order: answers say little',
}
