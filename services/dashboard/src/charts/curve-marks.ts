import { type Curve, type CurveScales, lastDayOf } from './curve.ts'

/** Pixels by which upright lines of several curves on one day stand apart. */
const apart = 5
/** Pixels between the names of two curves at least. */
const nameHeight = 16

export type LimitLine = { x: number; low: number; high: number; colour: string }

/** The upright lines of intervals known on some days only, as far as their curve is drawn; those of one day beside one another. */
export const limitLines = (curves: readonly Curve[], { x, y }: CurveScales): LimitLine[] => {
  const limited = curves.filter(({ limits = [] }) => limits.length > 0)
  const last = x.domain()[1] ?? 0
  return limited.flatMap((curve, place) =>
    (curve.limits ?? []).flatMap(({ day, low, high }) =>
      low === null || high === null || day > Math.min(last, lastDayOf(curve))
        ? []
        : [
            {
              x: x(day) + (place - (limited.length - 1) / 2) * apart,
              low: y(low),
              high: y(high),
              colour: curve.colour,
            },
          ],
    ),
  )
}

export type CurveName = { label: string; y: number; from: { x: number; y: number } }

const endOf = (curve: Curve, { x, y }: CurveScales): { x: number; y: number } | null => {
  const last = x.domain()[1] ?? 0
  const index = curve.days.findLastIndex((day, place) => day <= last && (curve.share[place] ?? null) !== null)
  const [day, share] = [curve.days[index], curve.share[index]]
  if (day === undefined || share === undefined || share === null) return null
  const isCut = index < curve.days.length - 1
  return { x: isCut ? x(last) : x(day), y: y(share) }
}

/** Where the names of curves stand at their ends: in the order of their heights, and none over another. */
export const namesOf = (curves: readonly Curve[], scales: CurveScales): CurveName[] => {
  const names = curves
    .flatMap((curve): CurveName[] => {
      const from = endOf(curve, scales)
      return from === null ? [] : [{ label: curve.label, y: from.y, from }]
    })
    .toSorted((a, b) => a.y - b.y)
  const bottom = scales.y(0)
  for (const [index, name] of names.entries()) {
    const over = names[index - 1]
    if (over !== undefined) name.y = Math.max(name.y, over.y + nameHeight)
  }
  // Those pushed out below push up those over them.
  for (let [index, lowest] = [names.length - 1, bottom]; index >= 0; index--, lowest -= nameHeight) {
    const name = names[index]
    if (name !== undefined) name.y = Math.min(name.y, lowest)
  }
  return names
}
