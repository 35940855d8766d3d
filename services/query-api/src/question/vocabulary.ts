/** The processes a question may name, as far as a question has to know them. */
export type AskedProcess = {
  process: string
  /** First to last. */
  stages: readonly string[]
  /** All of them, those of the stages included. */
  clocks: readonly string[]
}

export const stageClock = (stage: string): string => `stage:${stage}`
