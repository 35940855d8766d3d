import type { FindingRow, JourneyRow, JourneyRows, MeasureRow, SpellRow } from './rows.ts'

/** Rows to take away and rows to put in their place; a changed row is one of each. */
export type Difference<Row> = { removed: Row[]; added: Row[] }

/** What has to happen to the tables of a projection so that they hold a journey's rows as folded now. */
export type Changes = {
  journeys: Difference<JourneyRow>
  spells: Difference<SpellRow>
  findings: Difference<FindingRow>
  measures: Difference<MeasureRow>
}

export const noChanges = (): Changes => ({
  journeys: { removed: [], added: [] },
  spells: { removed: [], added: [] },
  findings: { removed: [], added: [] },
  measures: { removed: [], added: [] },
})

/** Rows hold only texts, numbers, truth values and null, so that their entries compare as they are. */
const same = <Row extends object>(a: Row, b: Row): boolean =>
  // Object.keys forgets that these are the keys of Row.
  (Object.keys(b) as (keyof Row)[]).every((column) => a[column] === b[column])

/**
 * Which rows differ between two versions of a table's rows, matched by their key.
 * Changed rows are removed and added rather than updated: an update would write the same new row and index entries.
 */
export const differenceOf = <Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Difference<Row> => {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const difference: Difference<Row> = { removed: [], added: [] }
  for (const row of after) {
    const key = keyOf(row)
    const was = old.get(key)
    old.delete(key)
    if (was !== undefined && same(was, row)) continue
    if (was !== undefined) difference.removed.push(was)
    difference.added.push(row)
  }
  difference.removed.push(...old.values())
  return difference
}

export const spellKey = ({ clock, visit }: SpellRow): string => `${clock} ${visit}`
export const findingKey = ({ number }: FindingRow): string => String(number)
export const measureKey = ({ expectation, visit, from_day }: MeasureRow): string =>
  `${expectation} ${visit} ${from_day}`

/** Adds what changes for one journey. `before` is undefined for a journey seen for the first time: then nothing is compared. */
export const addChanges = (changes: Changes, before: JourneyRows | undefined, after: JourneyRows): void => {
  if (before === undefined) {
    changes.journeys.added.push(after.journey)
    for (const spell of after.spells) changes.spells.added.push(spell)
    for (const finding of after.findings) changes.findings.added.push(finding)
    for (const measure of after.measures) changes.measures.added.push(measure)
    return
  }
  addDifference(
    changes.journeys,
    differenceOf([before.journey], [after.journey], () => ''),
  )
  addDifference(changes.spells, differenceOf(before.spells, after.spells, spellKey))
  addDifference(changes.findings, differenceOf(before.findings, after.findings, findingKey))
  addDifference(changes.measures, differenceOf(before.measures, after.measures, measureKey))
}

const addDifference = <Row>(total: Difference<Row>, part: Difference<Row>): void => {
  total.removed.push(...part.removed)
  total.added.push(...part.added)
}
