import type { FoldedJourney } from '@hearback/contracts'
import { rowsOf } from '../src/rows.ts'
import type { World } from './naive-counter.ts'

/** Contributors are stored as uuids. */
const contributorOf = (name: string | null): string | null =>
  name === null ? null : (name.at(-1) ?? '0').repeat(32)

/** The world of some folded journeys, spells in the order the fold began them. */
export const worldOf = (kind: World['kind'], journeys: readonly FoldedJourney[]): World => {
  const world: World = {
    kind,
    timeZone: 'UTC',
    journeys: [],
    spells: [],
    findings: [],
    attributes: new Map(),
  }
  for (const [index, folded] of journeys.entries()) {
    const place = {
      bucket: index % 3,
      journeyId: String(index).padStart(32, '0'),
      workspaceId: 1,
      events: 1,
    }
    const { rows } = rowsOf(place, { ...folded, contributor: contributorOf(folded.contributor) })
    world.journeys.push(rows.journey)
    world.spells.push(...rows.spells)
    world.findings.push(...rows.findings)
    if (rows.journey.segment_id !== null) world.attributes.set(rows.journey.segment_id, folded.attributes)
  }
  return world
}
