import type { CountedSpell } from '../src/index.ts'
import { times } from './samples.ts'

/** Samples at the edge of what can be said. */
export const degenerate: Record<string, CountedSpell[]> = {
  'no spell': [],
  'one spell that ended': times(1, { duration: 4, cause: 'advanced' }),
  'one spell that ended on its first day': times(1, { duration: 0, cause: 'advanced' }),
  'one spell still running': times(1, { duration: 4 }),
  'one spell seen only on its first day': times(1, { duration: 0 }),
  'all still running': times(12, { duration: 6 }),
  'all ended on one day by one cause': times(12, { duration: 6, cause: 'rejected' }),
  'all ended on the first day by two causes': [
    ...times(6, { cause: 'rejected' }),
    ...times(6, { cause: 'advanced' }),
  ],
  'all first seen late': times(3, { firstSeen: 4, duration: 6, cause: 'advanced' }),
  'all first seen after they were over': times(3, { firstSeen: 7, duration: 6, cause: 'advanced' }),
  'all by one cause, day after day': [0, 1, 2, 3, 4, 5].flatMap((duration) =>
    times(4, { duration, cause: 'advanced' }),
  ),
  'all first seen late and still running': times(12, { firstSeen: 4, duration: 6 }),
  'the last one waiting left before the next was seen': [
    ...times(1, { duration: 2, cause: 'advanced' }),
    ...times(1, { firstSeen: 5, duration: 6, cause: 'rejected' }),
  ],
}

/** The places in a value, however deep, at which there is a number that is none, or nothing at all. */
export const notFinite = (value: unknown, place = ''): string[] => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => notFinite(inner, `${place}.${name}`))
  const unfit = value === undefined || (typeof value === 'number' && !Number.isFinite(value))
  return unfit ? [`${place}: ${value}`] : []
}
