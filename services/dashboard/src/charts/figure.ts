/** A column of the table behind a figure. */
export type Column = { name: string; numeric?: boolean }
/** The numbers of a figure as a table: what is drawn, in full, for whoever reads rather than looks. */
export type TableShown = { columns: readonly Column[]; rows: readonly (readonly string[])[] }
/** A place of a drawing at which the keyboard halts, in pixels of the drawing, and what it says there. */
export type Stop = { x: number; y: number; text: string }

/** The stop nearest to a place, by its distance along the drawing first; null where there is none. */
export const nearestStop = (stops: readonly Stop[], x: number, y: number): number | null => {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [index, stop] of stops.entries()) {
    // Stops above one another are told apart by their height, which weighs less.
    const distance = Math.abs(stop.x - x) + Math.abs(stop.y - y) / 8
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

/** Where a key leads from a stop: arrows by one, page keys by ten, Home and End to the ends; null for other keys. */
export const stopAfterKey = (key: string, at: number | null, stops: number): number | null => {
  if (stops === 0) return null
  const from = at ?? -1
  const within = (index: number) => Math.min(stops - 1, Math.max(0, index))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowLeft':
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(from + 10)
    case 'PageUp':
      return within(from - 10)
    case 'Home':
      return 0
    case 'End':
      return stops - 1
    default:
      return null
  }
}
