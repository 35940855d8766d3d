import { daysAfter, monthOf } from '../words/days.ts'
import { viewPath } from './pages.ts'

/** Which of a question's waits a number is about; what is not named is not narrowed. */
export type Behind = {
  clock?: string | null
  state?: 'running' | 'ended' | null
  /** What ended the wait, or several of it; `cause/kind` too. */
  cause?: string | readonly string[] | null
  minDays?: number | null
  maxDays?: number | null
  /** The key of a group, as the API gives it. */
  key?: Readonly<Record<string, unknown>>
}

const notOfAList = ['group_by', 'definition', 'confidence', 'after', 'limit', 'order', 'stage', 'touchpoint']
const cohorts = ['cohort_week', 'cohort_month']

const cohortEnd = (name: string, first: string): string =>
  name === 'cohort_week' ? daysAfter(first, 7) : monthOf(first, 1)

/** Narrows the days of entry to those of a cohort, within those asked for already; whole days compare as texts. */
const narrowToCohort = (search: URLSearchParams, name: string, first: string): void => {
  const [from, to] = [search.get('from') ?? '', search.get('to')]
  const end = cohortEnd(name, first)
  search.set('from', from > first ? from : first)
  search.set('to', to !== null && to < end ? to : end)
}

const setOrDrop = (
  search: URLSearchParams,
  name: string,
  value: string | number | null | undefined,
): void => {
  if (value === null || value === undefined) search.delete(name)
  else search.set(name, String(value))
}

/** Whether the journeys of a group can be asked for: a value that is not known, and a cohort of a period, cannot. */
const canBeAsked = (search: URLSearchParams, key: Readonly<Record<string, unknown>>): boolean =>
  Object.values(key).every((value) => typeof value === 'string') &&
  (search.get('basis') !== 'period' || cohorts.every((name) => !(name in key)))

/**
 * The address of the journeys behind a number: those that the question of an address counts, narrowed to a clock, to
 * those still waiting or ended, to causes, to a length in days, and to a group. Null where no such list can be asked for.
 */
export const journeysBehind = (
  workspace: string,
  address: URLSearchParams,
  { clock, state, cause, minDays, maxDays, key = {} }: Behind,
): string | null => {
  const search = new URLSearchParams([...address].filter(([name]) => !name.startsWith('show_')))
  const { clock: keyClock, ...values } = key
  if (!canBeAsked(search, values)) return null
  const asked = clock ?? (typeof keyClock === 'string' ? keyClock : null)
  // A stage that was asked for by its short name is the clock.
  const stage = search.get('stage')
  setOrDrop(search, 'clock', asked ?? (stage === null ? search.get('clock') : `stage:${stage}`))
  for (const name of notOfAList) search.delete(name)
  for (const [name, value] of Object.entries(values)) {
    if (cohorts.includes(name)) narrowToCohort(search, name, String(value))
    else search.set(name, String(value))
  }
  search.delete('cause')
  for (const one of [cause ?? []].flat()) search.append('cause', one)
  setOrDrop(search, 'state', state)
  setOrDrop(search, 'min_days', minDays)
  setOrDrop(search, 'max_days', maxDays)
  return `${viewPath(workspace, 'journeys')}?${search}`
}

/** The address of one journey's timeline; the way back keeps the filters. */
export const journeyPath = (workspace: string, journeyId: string, search: string): string =>
  `${viewPath(workspace, 'journeys')}/${encodeURIComponent(journeyId)}${search}`
