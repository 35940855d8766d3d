import { isObject, presentPart, schemaOfField } from '@hearback/disclosure'
import type { Cell, OutColumn } from '@hearback/interchange'

/** An answer as a table: one row for each number or word of it. */
export type AnswerTable = { columns: OutColumn[]; rows: Cell[][] }

type Key = Readonly<Record<string, Cell>>

/** Why a number is not told: too few people are behind it, or nobody was followed for so long. */
export type Missing = 'suppressed' | 'censored'

/** One row before its cells are put in order. */
type Leaf = {
  key: Key
  /** The path to it by field names, as `horizons.exits.advanced`. */
  measure: string
  /** What tells it from others of that path, as `days=14`. */
  at: string
  value: number | null
  low: number | null
  high: number | null
  text: string | null
  /** Why numbers of it that stand as null are not known; null = there is nothing to know. */
  missing: Missing | null
  /** It has limits. */
  estimated: boolean
}

/** Where in an answer one stands. */
type Place = { key: Key; path: readonly string[]; at: readonly string[]; schema: unknown }

/** What every answer says of the question; it is told in columns, or in the JSON alone. */
const aboutTheQuestion: ReadonlySet<string> = new Set([
  'workspace',
  'synthetic',
  'question',
  'as_of',
  'observed_through',
  'projected_through',
  'inclusion',
  'method',
  'data_quality',
])

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const leafAt = ({ key, path, at }: Place, of: Partial<Leaf>): Leaf => ({
  key,
  measure: path.join('.'),
  at: at.join(' '),
  value: null,
  low: null,
  high: null,
  text: null,
  missing: null,
  estimated: false,
  ...of,
})

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object'

/** Counts are null where they are too small to tell; what is withheld has a reason and no number. */
const missingAt = ({ path, schema }: Place, value: unknown): Missing | null => {
  if (path[0] === 'withheld') return 'suppressed'
  if (value !== null) return null
  const of = presentPart(schema)['x-measure']
  if (of === undefined) return null
  return of === 'count' ? 'suppressed' : 'censored'
}

const leafOfScalar = (place: Place, value: unknown): Leaf =>
  leafAt(place, {
    ...(typeof value === 'number' ? { value } : { text: value === null ? null : String(value) }),
    missing: missingAt(place, value),
  })

const inField = (place: Place, name: string): Place => ({
  ...place,
  path: [...place.path, name],
  schema: schemaOfField(presentPart(place.schema), name),
})

/** Fields that explain; they tell nothing from anything. */
const explanations: ReadonlySet<string> = new Set(['reason', 'sentence', 'difference', 'source'])

const isLabel = (name: string, value: unknown, schema: unknown): boolean => {
  if (typeof value === 'number') return presentPart(schema)['x-measure'] === 'given'
  return typeof value === 'boolean' || (typeof value === 'string' && !explanations.has(name))
}

/**
 * The fields of an element of a list that tell it from the others: its words, and numbers that repeat the question.
 * An element with a key is told by that.
 */
const labelsOf = (element: Record<string, unknown>, schema: unknown): [string, unknown][] =>
  isObject(element['key'])
    ? []
    : Object.entries(element).filter(([name, value]) =>
        isLabel(name, value, schemaOfField(presentPart(schema), name)),
      )

const valueNames = ['estimate', 'days'] as const

/** An estimate and its limits make one row. */
const estimateIn = (value: Record<string, unknown>): (typeof valueNames)[number] | undefined =>
  'low' in value && 'high' in value && isScalar(value['low'])
    ? valueNames.find((name) => name in value && isScalar(value[name]))
    : undefined

/** Lists side by side, one entry a day, are rows: the curve. */
const isCurve = (value: Record<string, unknown>): boolean => Array.isArray(value['days'])

function* leavesOfCurve(place: Place, curve: Record<string, unknown>): Generator<Leaf> {
  const { days, ...series } = curve
  const ages: unknown[] = Array.isArray(days) ? days : []
  for (const [name, values] of Object.entries(series)) {
    const within = inField(place, name)
    if (isObject(values)) yield* leavesOfCurve(within, { days, ...values })
    else if (Array.isArray(values))
      for (const [index, value] of values.entries())
        yield leafOfScalar({ ...within, at: [...place.at, `days=${ages[index]}`] }, value)
  }
}

function* leavesOfObject(
  place: Place,
  value: Record<string, unknown>,
  labels: readonly string[],
): Generator<Leaf> {
  const { key, ...fields } = value
  // A key holds texts and nulls by its schema.
  const within = isObject(key) ? { ...place, key: key as Key } : place
  const estimated = estimateIn(fields)
  if (estimated !== undefined) {
    const { [estimated]: estimate, low, high } = fields
    const numbers = { value: numberOf(estimate), low: numberOf(low), high: numberOf(high) }
    yield leafAt(within, { ...numbers, estimated: true, missing: 'censored' })
  }
  const told = new Set([...labels, ...(estimated === undefined ? [] : [estimated, 'low', 'high'])])
  for (const [name, field] of Object.entries(fields)) {
    const inside = inField(within, name)
    // What is not declared does not leave.
    if (!told.has(name) && inside.schema !== undefined) yield* leavesOf(inside, field)
  }
}

function* leavesOf(place: Place, value: unknown): Generator<Leaf> {
  if (isScalar(value)) yield leafOfScalar(place, value)
  else if (Array.isArray(value)) {
    const schema = presentPart(place.schema)['items']
    for (const element of value) {
      if (!isObject(element)) yield* leavesOf({ ...place, schema }, element)
      else {
        const labels = labelsOf(element, schema)
        const at = [...place.at, ...labels.map(([name, label]) => `${name}=${label}`)]
        yield* leavesOfObject(
          { ...place, at, schema },
          element,
          labels.map(([name]) => name),
        )
      }
    }
  } else if (isObject(value)) {
    if (isCurve(value)) yield* leavesOfCurve(place, value)
    else yield* leavesOfObject(place, value, [])
  }
}

const textColumn = (name: string): OutColumn => ({ name, type: 'text' })
const numberColumn = (name: string): OutColumn => ({ name, type: 'number' })

/** The groups themselves need no word before the names of their fields. */
const pathOf = (name: string): string[] => (name === 'groups' ? [] : [name])

/**
 * The rows of an answer, in a form any program reads: the key of the group (a column each), what the number is of
 * (`measure`, the path of its field), what it is at (`at`: a day, a share), value, limits, and words. Every number of
 * the JSON stands in exactly one row. Pure; `schema` is the JSON Schema of the answer. With `missing` told, a number that
 * is not known stands as the word that says why, and an empty cell means that there is nothing to know.
 */
export const answerTable = (
  answer: Readonly<Record<string, unknown>>,
  schema: unknown,
  { missing: told }: { missing: 'empty' | 'told' } = { missing: 'empty' },
): AnswerTable => {
  const reasonOf = ({ missing }: Leaf): Missing | null => (told === 'told' ? missing : null)
  const start: Place = { key: {}, path: [], at: [], schema }
  const leaves = Object.entries(answer)
    .filter(([name]) => !aboutTheQuestion.has(name) && inField(start, name).schema !== undefined)
    // What has to be said before any number is a row, where there is something to say.
    .filter(([name, value]) => name !== 'label' || value !== null)
    .flatMap(([name, value]) => [...leavesOf({ ...inField(start, name), path: pathOf(name) }, value)])
  const keys = [...new Set(leaves.flatMap(({ key }) => Object.keys(key)))]
  const days = [answer['as_of'], answer['observed_through']].map((day) =>
    typeof day === 'string' ? day : null,
  )
  return {
    columns: [
      ...['as_of', 'observed_through', ...keys, 'measure', 'at'].map(textColumn),
      ...['value', 'low', 'high'].map(numberColumn),
      textColumn('text'),
    ],
    rows: leaves.map((leaf) => [
      ...days,
      ...keys.map((name) => leaf.key[name] ?? null),
      leaf.measure,
      leaf.at === '' ? null : leaf.at,
      leaf.value ?? reasonOf(leaf),
      ...(leaf.estimated ? [leaf.low ?? reasonOf(leaf), leaf.high ?? reasonOf(leaf)] : [null, null]),
      leaf.text,
    ]),
  }
}
