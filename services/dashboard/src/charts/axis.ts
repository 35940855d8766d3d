/** Margins of a drawing, in pixels. */
export type Margins = { top: number; right: number; bottom: number; left: number }

/** About how many ticks fit along a width: one in 80 pixels, three at least. */
export const ticksFor = (width: number): number => Math.max(3, Math.floor(width / 80))
