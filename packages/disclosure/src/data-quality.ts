import type { Audience } from './audience.ts'

/** What an audience is told of the quality of what was imported: everybody the grade, its own people how it came about. */
export const qualityFor = <Quality extends { grade: unknown }>(
  audience: Audience,
  quality: Quality,
): Quality | Pick<Quality, 'grade'> => (audience.kind === 'own' ? quality : { grade: quality.grade })
