/** Hatches by which fills are told apart without colour; `none` is a whole fill. */
export const hatches = ['none', 'rising', 'dots', 'falling', 'upright', 'crossed', 'level'] as const
export type Hatch = (typeof hatches)[number]

/** The path of a hatch in its tile of 8 pixels. */
export const hatchPaths: Record<Exclude<Hatch, 'none'>, string> = {
  rising: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  falling: 'M-2 6L2 10M0 0L8 8M6 -2L10 2',
  upright: 'M2 0V8M6 0V8',
  level: 'M0 2H8M0 6H8',
  crossed: 'M0 4H8M4 0V8',
  dots: 'M1 2h2M5 6h2',
}

/** What fills a shape with a hatch of the drawing `id`; nothing for a whole fill. */
export const hatchFill = (id: string, hatch: Hatch): string | undefined =>
  hatch === 'none' ? undefined : `url(#${id}-${hatch})`
