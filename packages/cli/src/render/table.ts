/** Characters that take two columns in a terminal: East Asian wide forms, as far as labels hold them. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0)

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

/** A table of plain text: columns of words to the left, columns of numbers to the right. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const numeric = header.map((_, column) => rows.every((row) => /^[-–\d.,%<> ]*$/.test(row[column] ?? '')))
  const widths = header.map((title, column) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => padded(cell, widths[column] ?? 0, numeric[column] ?? false))
      .join('  ')
      .trimEnd()
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** A probability as a percentage with one decimal; unknown as a dash, never as 0. */
export const percent = (probability: number | null | undefined): string =>
  probability === null || probability === undefined ? '–' : `${(100 * probability).toFixed(1)} %`

/** A percentage with its interval. */
export const percentWithin = ({
  estimate,
  low,
  high,
}: {
  estimate: number | null
  low: number | null
  high: number | null
}) =>
  low === null || high === null
    ? percent(estimate)
    : `${percent(estimate)} (${(100 * low).toFixed(0)}-${(100 * high).toFixed(0)})`

/** Days with at most one decimal; unknown as a dash. */
export const days = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(Math.round(value * 10) / 10)
