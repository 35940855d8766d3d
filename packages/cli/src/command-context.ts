import type { Problem } from '@hearback/contracts'
import type { Settings } from './settings.ts'

/** What a command may touch of the world; `main.ts` gives the real ones, tests their own. */
export type CommandContext = {
  settings: Settings
  /** Milliseconds since 1970. */
  now: () => number
  randomBytes: (size: number) => Buffer
  /** Answers go here, and nothing else, so that they can be piped. */
  out: (text: string) => void
  /** Progress, remarks and errors. */
  say: (text: string) => void
  /** A terminal somebody looks at: progress bars are drawn. */
  interactive: boolean
  /** Columns of the terminal. */
  columns: number
  pid: number
  /** Resolves with the reason when this process is to close. */
  askedToStop: () => Promise<string>
}

/** A failure with a sentence for people and an exit code for scripts (documented in `hearback --help`). */
export class CommandFailure extends Error {
  readonly exitCode: number
  /** What the service said, where it was the service that refused. */
  readonly problem: Problem | null
  constructor(message: string, exitCode: number = exitCodes.failed, problem: Problem | null = null) {
    super(message)
    this.exitCode = exitCode
    this.problem = problem
  }
}

export const exitCodes = { ok: 0, failed: 1, usage: 2, unreachable: 3, refusedRows: 4 } as const
