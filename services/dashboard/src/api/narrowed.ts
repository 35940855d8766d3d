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

const known: Record<QuestionPath, readonly string[]> = {
  '/v1/stage-durations': [...curves, 'clock', 'stage', 'definition'],
  '/v1/response-rates': [...curves, 'touchpoint', 'definition'],
  '/v1/time-to-first-response': [...curves, 'definition'],
  '/v1/time-to-interview': [...curves, 'definition'],
  '/v1/time-to-offer': [...curves, 'definition', 'composed'],
  '/v1/time-to-accept': [...curves, 'definition'],
  '/v1/time-to-start': [...curves, 'definition'],
  '/v1/time-to-fill': [...curves, 'definition'],
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
}

/** What of an address narrows a question, and the names of what this question cannot be narrowed by. */
export type Narrowed = { parameters: Parameters; left: string[] }

/**
 * The question of a panel: the workspace, what the address narrows it to, and the panel's own parameters, which come
 * first. A workspace's own dimensions are sent with every question; what a question does not know is left and told.
 */
export const narrowed = (
  path: QuestionPath,
  workspace: string,
  address: URLSearchParams,
  { own = {}, ownDimensions = [] }: { own?: Parameters; ownDimensions?: readonly string[] } = {},
): Narrowed => {
  const names = new Set([...everywhere, ...ownDimensions, ...known[path]])
  const asked = [...new Set(address.keys())].filter((name) => !(name in own) && name !== 'workspace')
  const sent = asked.filter((name) => names.has(name))
  const values = Object.fromEntries(
    sent.map((name) => [name, address.getAll(name).filter((value) => value !== '')]),
  )
  return {
    parameters: { ...values, ...own, workspace },
    // What only decides how a page is laid out begins with a word of its own.
    left: asked.filter((name) => !names.has(name) && !name.startsWith('show_')),
  }
}
