/** The clocks of an answer: that of its question, and those of its groups. */
export const clocksIn = (answer: unknown): string[] => {
  const { question, groups } = Object(answer)
  const keyed: unknown[] = Array.isArray(groups) ? groups.map((group) => Object(Object(group).key).clock) : []
  const all = [Object(question).clock, ...keyed].filter((clock) => typeof clock === 'string')
  return [...new Set(all)]
}

/** Whether a definition, which may end its clocks in a star, is about one of some clocks. */
export const describesClock = (defined: readonly string[], clocks: readonly string[]): boolean =>
  defined.some((name) =>
    clocks.some((clock) => (name.endsWith('*') ? clock.startsWith(name.slice(0, -1)) : clock === name)),
  )
