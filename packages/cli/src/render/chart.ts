const eighths = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** Draws how many are still waiting, day by day, as a small chart of `width` columns and `height` lines. */
export const waitingChart = (
  curve: { days: readonly number[]; waiting: readonly number[] },
  width: number,
  { height = 6, unit = 'days' }: { height?: number; unit?: string } = {},
): string => {
  const last = curve.days.at(-1)
  const lastText = String(Math.round((last ?? 0) * 10) / 10)
  if (last === undefined) return ''
  const columns = Math.max(1, Math.min(width, last + 1))
  const levels = Array.from({ length: columns }, (_, column) =>
    waitingOn(curve, Math.round((column * last) / Math.max(1, columns - 1))),
  )
  const lines = Array.from({ length: height }, (_, line) => {
    const floor = height - 1 - line
    const label = line === 0 ? '100 % ' : line === height - 1 ? '  0 % ' : '      '
    return label + levels.map((level) => eighths[eighthsAbove(level * height, floor)]).join('')
  })
  return [
    ...lines,
    `      ${'0'.padEnd(Math.max(1, columns - lastText.length - 5))}${lastText} ${unit}`,
  ].join('\n')
}

const eighthsAbove = (level: number, floor: number): number =>
  Math.max(0, Math.min(8, Math.round((level - floor) * 8)))

/** Still waiting after a day: the value of the last day of the curve up to it. */
const waitingOn = (
  { days, waiting }: { days: readonly number[]; waiting: readonly number[] },
  day: number,
): number => {
  const next = days.findIndex((one) => one > day)
  const index = next === -1 ? days.length - 1 : next - 1
  return index < 0 ? 1 : (waiting[index] ?? 1)
}
