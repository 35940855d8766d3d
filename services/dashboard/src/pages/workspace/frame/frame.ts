import { type View, views } from '../../../address/pages.ts'
import type { Problem } from '../../../api/problem.ts'

/**
 * What a workspace's first question says of the way into it. `open`: all of it may be asked. `one question`: a link
 * that was shared asks the question it was made for and nothing else. `key`: it takes a key, or another one. `closed`:
 * something else is in the way.
 */
export type WayIn = 'open' | 'one question' | 'key' | 'closed'

export const wayIn = (problem: Problem | null, isShared: boolean): WayIn => {
  if (problem === null) return 'open'
  if (isShared) return problem.code === 'share_limited' ? 'one question' : 'closed'
  return problem.status === 401 || problem.status === 403 ? 'key' : 'closed'
}

const withoutLinks: readonly View[] = ['journeys', 'data-quality', 'import', 'settings']
const withoutFilters: readonly View[] = ['data-quality', 'import', 'settings']

/** The views that may be opened: a link that was shared opens only questions. */
export const viewsFor = (isShared: boolean): readonly View[] =>
  isShared ? views.filter((view) => !withoutLinks.includes(view)) : views

/** Whether what a view shows can be narrowed. */
export const filterable = (view: View): boolean => !withoutFilters.includes(view)

/** Whether a view changes a workspace, which nobody does without a key. */
export const needsKey = (view: View): boolean => view === 'import' || view === 'settings'
