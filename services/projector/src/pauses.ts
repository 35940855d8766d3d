/** Pauses double from the first to the second, in milliseconds. */
export const whenIdle = { shortest: 10, longest: 500 }
export const whenFailing = { shortest: 100, longest: 5_000 }

/** The next pause after one of `wait` milliseconds. */
export const longer = (wait: number, { shortest, longest }: typeof whenIdle): number =>
  Math.min(Math.max(wait * 2, shortest), longest)
