import { follow, type ImportShown, type Upload, upload } from './imports.ts'
import type { Problem } from './problem.ts'

/** A file on its way in: the share that was sent, then the import as it goes on, or the problem that ended it. */
export class Importing {
  sent: number | null = $state(null)
  shown: ImportShown | null = $state.raw(null)
  problem: Problem | null = $state.raw(null)
  readonly busy: boolean = $derived(
    this.sent !== null && this.problem === null && (this.shown === null || isUnderWay(this.shown)),
  )
  #ending = new AbortController()

  /** Sends a file and follows its import to the end; one that was under way is no longer followed. */
  async start(file: Upload): Promise<void> {
    this.forget()
    const ending = this.#ending
    this.sent = 0
    const taken = await upload(file, (share) => {
      if (!ending.signal.aborted) this.sent = share
    })
    if (ending.signal.aborted) return
    if (taken.outcome === 'failed') {
      this.problem = taken.problem
      return
    }
    this.shown = taken.answer
    const followed = {
      id: taken.answer.id,
      workspace: String(file.parameters['workspace']),
      headers: file.headers,
    }
    await follow(followed, ending.signal, (shown) => {
      this.shown = shown
    })
  }

  /** Forgets what was shown; the import itself goes on where it runs. */
  forget(): void {
    this.#ending.abort()
    this.#ending = new AbortController()
    this.sent = null
    this.shown = null
    this.problem = null
  }
}

const isUnderWay = ({ state }: ImportShown): boolean => state === 'queued' || state === 'running'
