/** A column of the table behind a figure. */
export type Column = { name: string; numeric?: boolean }
/** The numbers of a figure as a table: what is drawn, in full, for whoever reads rather than looks. */
export type TableShown = { columns: readonly Column[]; rows: readonly (readonly string[])[] }
export type Box = { x: number; y: number; width: number; height: number }
/**
 * A place of a drawing at which the keyboard halts, in pixels of the drawing, and what it says there; a box where the
 * place is an area rather than a point.
 */
export type Stop = { x: number; y: number; text: string; box?: Box }

const outside = (place: number, start: number, length: number): number =>
  Math.max(start - place, 0, place - start - length)

/** The stop nearest to a place, by its distance along the drawing first; null where there is none. */
export const nearestStop = (stops: readonly Stop[], x: number, y: number): number | null => {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [index, stop] of stops.entries()) {
    const { box } = stop
    // Points above one another are told apart by their height, which weighs less.
    const distance =
      box === undefined
        ? Math.abs(stop.x - x) + Math.abs(stop.y - y) / 8
        : outside(x, box.x, box.width) + outside(y, box.y, box.height) * 8
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

/**
 * Where a key leads from a stop: arrows by one, page keys by ten, Home and End to the ends; null for other keys. In a
 * grid of so many `columns` the arrows up and down lead to the stop above and below.
 */
export const stopAfterKey = (key: string, at: number | null, stops: number, columns = 1): number | null => {
  if (stops === 0) return null
  const from = at ?? -1
  const within = (index: number) => Math.min(stops - 1, Math.max(0, index))
  const inColumn = (index: number) => (at === null ? 0 : index < 0 || index >= stops ? from : index)
  switch (key) {
    case 'ArrowRight':
      return within(from + 1)
    case 'ArrowLeft':
      return within(from - 1)
    case 'ArrowDown':
      return inColumn(from + columns)
    case 'ArrowUp':
      return inColumn(from - columns)
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
