import type { Process } from '../types.ts'
import { amazonPostInterview } from './amazon-post-interview.ts'
import { exitInterview } from './exit-interview.ts'
import { hiring } from './hiring.ts'
import { itInterview } from './it-interview.ts'
import { opening } from './opening.ts'
import { postInterview } from './post-interview.ts'

/** The processes Hearback ships, by id; `hiring` is the default. Plain data: a workspace may add its own. */
export const processes: ReadonlyMap<string, Process> = new Map(
  [hiring, amazonPostInterview, itInterview, postInterview, exitInterview, opening].map((process) => [
    process.id,
    process,
  ]),
)
