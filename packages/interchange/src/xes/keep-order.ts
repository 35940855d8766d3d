import type { IncomingEvent } from '@hearback/contracts'

const instantParts = /^(.{19})(?:\.(\d+))?([Zz+-].*)$/

/** The same instant so many milliseconds later, within its second; null when it is none, or the second is over. */
const later = (moment: string, milliseconds: number): string | null => {
  const parts = instantParts.exec(moment)
  if (parts === null) return null
  const [, second = '', fraction = '', zone = ''] = parts
  const moved = Number(fraction.slice(0, 3).padEnd(3, '0')) + milliseconds
  return moved > 999 ? null : `${second}.${String(moved).padStart(3, '0')}${zone}`
}

/**
 * Stages entered at one instant, kept in the order of the log: each a millisecond after the one before. The order of a
 * trace means something, and instants are all that carries it further; between facts of other types the order of
 * their types does. The events must be in the order of the log. `note` hears of every one that was moved.
 */
export const keepOrderOfStages = (events: readonly IncomingEvent[], note: () => void): IncomingEvent[] => {
  const ties = new Map<string, Map<string, number>>()
  return events.map((event) => {
    const { type, occurred_at: at, detail } = event
    if (type !== 'stage_entered' || typeof at !== 'string') return event
    const stages = ties.get(at) ?? new Map<string, number>()
    ties.set(at, stages)
    // Going back to a stage within the instant is told by no order: it stays where it was.
    const place = stages.get(detail?.stage ?? '') ?? stages.size
    stages.set(detail?.stage ?? '', place)
    const moved = place === 0 ? null : later(at, place)
    if (moved === null) return event
    note()
    return { ...event, occurred_at: moved }
  })
}
