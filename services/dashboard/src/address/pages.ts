/** What an address shows. A workspace's views have its name, and a journey's timeline has the journey's. */
export type Page =
  | { page: 'expected-wait' }
  | { page: 'workspaces' }
  | { page: 'workspace'; workspace: string; view: View; journey: string | null }
  | { page: 'contribute' }
  | { page: 'erase' }
  | { page: 'data' }
  | { page: 'unknown' }

/** Views of a workspace in the order of its navigation; the first is shown where an address names none. */
export const views = [
  'overview',
  'stages',
  'responses',
  'offers',
  'trends',
  'comparisons',
  'expectations',
  'journeys',
  'data-quality',
  'import',
  'settings',
] as const
export type View = (typeof views)[number]

const isView = (word: string): word is View => (views as readonly string[]).includes(word)

/** The page of a path such as `/w/acme/stages`; `unknown` for one that leads nowhere. */
export const pageOf = (path: string): Page => {
  const [first = '', workspace, view = 'overview', journey, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  if (first === '') return { page: 'expected-wait' }
  if (first === 'w' && workspace === undefined) return { page: 'workspaces' }
  if (first === 'w' && workspace !== undefined && isView(view) && rest.length === 0) {
    const isJourney = view === 'journeys' && journey !== undefined
    if (journey === undefined || isJourney)
      return { page: 'workspace', workspace, view, journey: journey ?? null }
  }
  if (workspace === undefined && (first === 'contribute' || first === 'erase' || first === 'data')) {
    return { page: first }
  }
  return { page: 'unknown' }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The path of a view of a workspace. */
export const viewPath = (workspace: string, view: View): string =>
  view === 'overview' ? `/w/${encodeURIComponent(workspace)}` : `/w/${encodeURIComponent(workspace)}/${view}`
