import { nameOf } from '../../../words/names.ts'
import { periodInWords } from './periods.ts'

/** Settings of a view alone: they do not go along to another view. */
const ofOneView = new Set([
  'clock',
  'stage',
  'touchpoint',
  'state',
  'cause',
  'min_days',
  'max_days',
  'order',
  'limit',
  'after',
  'from_a',
  'to_a',
  'from_b',
  'to_b',
  'stratify_by',
  'weighting',
  'segment_by',
  'horizon_days',
  'p',
  'tau',
  'composed',
  'waited_days',
  'within_days',
  'resolution',
])
/** What says who reads and how pages are laid out, and filters nothing. */
const isNoFilter = (name: string): boolean =>
  ofOneView.has(name) || name.startsWith('show_') || name === 'share' || name === 'workspace'

/** The search of an address without the settings of its view: what another view of the workspace keeps. */
export const keptAlong = (parameters: URLSearchParams): string => {
  const kept = new URLSearchParams(
    [...parameters].filter(([name]) => !ofOneView.has(name) && !name.startsWith('show_')),
  )
  const search = String(kept)
  return search === '' ? '' : `?${search}`
}

/** Changes of an address, as `address.set` takes them. */
export type Changes = Record<string, string | readonly string[] | null>

/** A filter that is set, in words, and the changes of the address that take it away. */
export type SetFilter = { text: string; without: Changes }

const single: Record<string, (value: string) => string> = {
  as_of: (value) => `As of ${value}`,
  known_at: (value) => `As known at ${value}`,
  basis: (value) => (value === 'period' ? 'What happened in these days' : 'Waits that began in these days'),
  calendar: (value) => (value === 'business' ? 'In working days' : 'In calendar days'),
  process: (value) => `Process: ${nameOf(value.replaceAll('-', ' '))}`,
  definition: (value) => `Beside ours: ${nameOf(value)}`,
  confidence: (value) => `Intervals of ${Number(value) * 100} %`,
  assume_closed_after: (value) => `Counted as closed after ${value} days, by assumption`,
}

const listed = (name: string, values: readonly string[], shown: (value: string) => string): SetFilter[] =>
  values.map((value) => ({
    text: shown(value),
    without: { [name]: values.filter((other) => other !== value) },
  }))

const groupings = (value: string): SetFilter[] => {
  const names = groupingsOf(value)
  return names.map((name) => {
    const others = names.filter((other) => other !== name)
    return {
      text: `Grouped by ${nameOf(name).toLowerCase()}`,
      without: { group_by: others.length === 0 ? null : others.join(',') },
    }
  })
}

/** The names of a `group_by`. */
export const groupingsOf = (value: string | null): string[] =>
  (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const filtersNamed = (name: string, values: readonly string[]): SetFilter[] => {
  const [first = ''] = values
  if (name === 'group_by') return groupings(first)
  if (name === 'inclusion') return listed(name, values, (value) => `Followed: ${nameOf(value)}`)
  const inWords = single[name]
  if (inWords !== undefined) return [{ text: inWords(first), without: { [name]: null } }]
  return listed(name, values, (value) => `${nameOf(name)}: ${nameOf(value)}`)
}

/** Every filter and setting of an address that changes what is asked, in words. */
export const setFilters = (parameters: URLSearchParams): SetFilter[] => {
  const [from, to] = [parameters.get('from'), parameters.get('to')]
  const names = [...new Set(parameters.keys())].filter(
    (name) => !isNoFilter(name) && name !== 'from' && name !== 'to',
  )
  const days =
    from === null && to === null
      ? []
      : [{ text: `Days: ${periodInWords(from, to)}`, without: { from: null, to: null } }]
  return [
    ...days,
    ...names.flatMap((name) =>
      filtersNamed(
        name,
        parameters.getAll(name).filter((value) => value !== ''),
      ),
    ),
  ]
}

/** The changes that take every filter away and leave the view as it is. */
export const withoutFilters = (parameters: URLSearchParams): Changes =>
  Object.fromEntries([...parameters.keys()].filter((name) => !isNoFilter(name)).map((name) => [name, null]))

/** Most dimensions a question of the public may combine, filters and groupings together. */
const mostPublicDimensions = 2

/** How many dimensions more than the public may combine an address names; 0 where it may ask so. */
export const tooManyForPublic = (parameters: URLSearchParams, dimensions: readonly string[]): number => {
  const named = new Set([
    ...[...parameters.keys()].filter((name) => dimensions.includes(name)),
    ...groupingsOf(parameters.get('group_by')),
  ])
  return Math.max(0, named.size - mostPublicDimensions)
}
