import type { Parameters, QuestionPath } from './questions.ts'

/** Parameters by which every question may be narrowed: those of the address that are sent on. */
const dimensions = [
  'employer',
  'role_family',
  'level',
  'region',
  'work_mode',
  'source',
  'department',
  'requisition',
]
const everywhere = [
  'process',
  ...dimensions,
  'as_of',
  'known_at',
  'calendar',
  'inclusion',
  'confidence',
  'share',
]
const entered = ['from', 'to']
const curves = [
  ...entered,
  'basis',
  'resolution',
  'assume_closed_after',
  'group_by',
  'horizon_days',
  'p',
  'tau',
]

/** The questions, and the list of the journeys behind their numbers. */
type Narrowable = QuestionPath | '/v1/journeys'

const known: Record<Narrowable, readonly string[]> = {
  '/v1/stage-durations': [...curves, 'clock', 'stage', 'definition'],
  '/v1/response-rates': [...curves, 'touchpoint'],
  '/v1/time-to-first-response': curves,
  '/v1/time-to-interview': curves,
  '/v1/time-to-offer': [...curves, 'composed'],
  '/v1/time-to-accept': [...curves, 'definition'],
  '/v1/time-to-start': curves,
  '/v1/time-to-fill': curves,
  '/v1/expected-wait': [
    ...entered,
    'basis',
    'group_by',
    'clock',
    'stage',
    'waited_days',
    'within_days',
    'assume_closed_after',
  ],
  '/v1/expectations': [...entered, 'group_by'],
  '/v1/forecast': [...entered, 'basis', 'group_by', 'within_days'],
  '/v1/funnel': [...entered, 'basis', 'group_by', 'stage', 'horizon_days', 'assume_closed_after'],
  '/v1/comparisons': [
    ...entered,
    'basis',
    'group_by',
    'clock',
    'stage',
    'horizon_days',
    'stratify_by',
    'weighting',
  ],
  '/v1/bottlenecks': [...entered, 'basis', 'group_by', 'tau', 'segment_by'],
  '/v1/changes': ['basis', 'group_by', 'tau', 'from_a', 'to_a', 'from_b', 'to_b'],
  '/v1/journeys': [
    ...entered,
    'basis',
    'resolution',
    'assume_closed_after',
    'clock',
    'stage',
    'state',
    'cause',
    'min_days',
    'max_days',
    'order',
    'limit',
    'after',
  ],
}

/** Every route that an address narrows. */
// Object.keys knows names as text only; these are the names of the table above.
export const narrowable = Object.keys(known) as Narrowable[]

const parametersKnown = new Set([...everywhere, ...Object.values(known).flat()])

/** Whether a name of an address can only be a dimension of the workspace's own: those bear no parameter's name. */
const isOwnDimension = (name: string): boolean => !parametersKnown.has(name) && !name.startsWith('show_')

const valuesOf = (address: URLSearchParams, name: string): string[] =>
  address.getAll(name).filter((value) => value !== '')

/**
 * Whose documented measures stand beside the answers of a question: a question of what none of them documents is
 * refused. GET /v1/clocks/definitions lists them, and a test holds this to it.
 */
export const documentedBy: Partial<Record<Narrowable, readonly string[]>> = {
  '/v1/stage-durations': ['greenhouse', 'gem', 'ashby', 'lever'],
  '/v1/time-to-accept': ['greenhouse', 'gem', 'lever'],
}

/** Whether another tool's number can stand beside a question: one of stages or a milestone, in whole calendar days. */
const isDocumented = (path: Narrowable, address: URLSearchParams, own: Parameters): boolean => {
  const clock = address.get('clock') ?? ''
  return (
    (documentedBy[path] ?? []).includes(address.get('definition') ?? '') &&
    // A panel that follows or compares one clock shows no number of another tool.
    !('clock' in own) &&
    (clock === '' || clock.startsWith('stage:')) &&
    ['', 'hiring'].includes(address.get('process') ?? '') &&
    address.get('calendar') !== 'business' &&
    address.get('resolution') !== 'hour' &&
    (address.get('assume_closed_after') ?? '') === ''
  )
}

const namesKnown = (path: Narrowable, address: URLSearchParams, own: Parameters): Set<string> => {
  const names = new Set([...everywhere, ...known[path]])
  // A list of single journeys estimates nothing, so it has no interval.
  if (path === '/v1/journeys') names.delete('confidence')
  // Guides speak of calendar days.
  if (path === '/v1/expectations' && address.get('calendar') === 'business') names.delete('calendar')
  if (!isDocumented(path, address, own)) names.delete('definition')
  return names
}

const listedIn = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The values of a name that a question takes: two periods have no cohorts, and nothing is cut by one thing twice. */
const valuesTaken = (path: Narrowable, address: URLSearchParams, name: string): string[] => {
  const values = valuesOf(address, name)
  const without = (isLeft: (one: string) => boolean): string[] =>
    values
      .map((value) =>
        listedIn(value)
          .filter((one) => !isLeft(one))
          .join(','),
      )
      .filter((value) => value !== '')
  if (path === '/v1/changes' && name === 'group_by') return without((one) => one.startsWith('cohort_'))
  if (path === '/v1/bottlenecks' && name === 'segment_by') {
    const groupings = valuesOf(address, 'group_by').flatMap(listedIn)
    return without((one) => groupings.includes(one))
  }
  return values
}

/** What of an address narrows a question, and the names of what this question cannot be narrowed by. */
export type Narrowed = { parameters: Parameters; left: string[] }

/**
 * Names of an address by which a question was not narrowed: those it does not take, and those of which it has other
 * values of its own. What only decides how a page is laid out begins with a word of its own and is none of them.
 */
export const leftOut = (address: URLSearchParams, asked: Parameters): string[] =>
  [...new Set(address.keys())].filter((name) => {
    const values = valuesOf(address, name)
    if (name === 'workspace' || name.startsWith('show_') || values.length === 0) return false
    return [asked[name] ?? []].flat().map(String).join('\n') !== values.join('\n')
  })

/**
 * The question of a panel: the workspace, what the address narrows it to, and the panel's own parameters, which come
 * first. A workspace's own dimensions are sent with every question; what a question does not know is left and told.
 */
export const narrowed = (
  path: Narrowable,
  workspace: string,
  address: URLSearchParams,
  { own = {} }: { own?: Parameters } = {},
): Narrowed => {
  const names = namesKnown(path, address, own)
  const sent = [...new Set(address.keys())].filter(
    (name) => !(name in own) && name !== 'workspace' && (names.has(name) || isOwnDimension(name)),
  )
  const values = Object.fromEntries(sent.map((name) => [name, valuesTaken(path, address, name)]))
  const parameters = { ...values, ...own, workspace }
  return { parameters, left: leftOut(address, parameters) }
}
