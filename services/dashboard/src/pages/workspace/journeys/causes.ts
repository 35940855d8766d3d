import type { AnswerOf } from '../../../api/questions.ts'

type Clock = AnswerOf<'/v1/clocks'>['clocks'][number]

/** What a wait of a clock may end by; with no clock named, what a stay in any stage may. */
export const causesOf = (clocks: readonly Clock[], clock: string): string[] => {
  const asked = clocks.filter((known) =>
    clock === '' ? known.clock.startsWith('stage:') : known.clock === clock,
  )
  return [...new Set(asked.flatMap(({ causes }) => causes))]
}
