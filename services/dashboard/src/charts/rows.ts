/** The place of a row of a drawing, in pixels: its name in lines, and the band its marks stand in. */
export type RowPlace = {
  lines: readonly string[]
  labelY: number
  top: number
  height: number
  middle: number
}
export type RowsPlaced = { left: number; right: number; rows: RowPlace[]; bottom: number; height: number }

/** Pixels between the lines of a label. */
export const lineHeight = 18
const axisHeight = 44
const gapBelow = 10

/** About how wide a text is in pixels at the size labels have; drawn text cannot be measured before it is drawn. */
export const textWidth = (text: string): number =>
  text.length * 8.1 + (text.match(/[\p{Lu}%@]/gu)?.length ?? 0) * 2.4

/** A text in lines of about so many pixels; a word that is longer has a line of its own. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

type Asked = {
  labels: readonly string[]
  width: number
  thickness: number | readonly number[]
  above?: number
  axis?: boolean
}

/**
 * Where the rows of a drawing stand: their names beside them where that leaves the greater part for the marks, else
 * above them. `thickness` is that of the marks, of all rows or of each. `above` is kept free over the first row; without `axis` nothing is kept free under the last.
 */
export const placeRows = ({ labels, width, thickness: given, above = 4, axis = true }: Asked): RowsPlaced => {
  const widest = Math.max(0, ...labels.map(textWidth))
  const isBeside = width >= 560 && widest > 0
  const left = isBeside ? Math.min(widest, width * 0.34) + 14 : 2
  const rows: RowPlace[] = []
  let y = above
  for (const [index, label] of labels.entries()) {
    const thickness = typeof given === 'number' ? given : (given[index] ?? 0)
    const lines = label === '' ? [] : wrapped(label, isBeside ? left - 14 : width)
    const taken = lines.length * lineHeight
    const top = isBeside ? y + Math.max(0, (taken - thickness) / 2) : y + taken
    const labelY = isBeside ? top + (thickness - taken) / 2 + lineHeight - 5 : y + lineHeight - 5
    rows.push({ lines, labelY, top, height: thickness, middle: top + thickness / 2 })
    y = Math.max(top + thickness, isBeside ? y + taken : 0) + gapBelow
  }
  return { left, right: width - 22, rows, bottom: y, height: y + (axis ? axisHeight : 0) }
}
