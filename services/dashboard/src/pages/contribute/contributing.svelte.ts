import { contributorHeaders, newContributor } from '../../api/contributions.ts'
import { Importing } from '../../api/importing.svelte.ts'
import type { Problem } from '../../api/problem.ts'
import type { Parameters } from '../../api/questions.ts'

/** What is to be brought: a file, and how it is to be read. */
export type Brought = { file: Blob; parameters: Parameters }

/**
 * A contribution from its preview to the link that takes it back. The token is asked for at the first preview and held
 * by this page alone, for all that is sent from it.
 */
export class Contributing {
  readonly preview = new Importing()
  readonly sending = new Importing()
  token: string | null = $state(null)
  problem: Problem | null = $state.raw(null)
  /** The token has brought something: its link is to be kept. */
  readonly stored: boolean = $derived(this.sending.shown?.state === 'done')
  #previewed: Brought | null = null

  /** Shows what would be stored of a file, and stores nothing. */
  async look(workspace: string, brought: Brought): Promise<void> {
    this.sending.forget()
    this.problem = null
    const token = await this.#tokenFor(workspace)
    if (token === null) return
    this.#previewed = brought
    await this.preview.start(this.#upload(workspace, token, brought, true))
  }

  /** Sends what was shown, the very same file read in the very same way. */
  async send(workspace: string): Promise<void> {
    if (this.#previewed === null || this.token === null) return
    await this.sending.start(this.#upload(workspace, this.token, this.#previewed, false))
  }

  /** Forgets the preview, as when something in it was changed; the token stays. */
  change(): void {
    this.#previewed = null
    this.preview.forget()
    this.sending.forget()
  }

  #upload(workspace: string, token: string, { file, parameters }: Brought, dryRun: boolean) {
    const settings = { ...parameters, workspace, ...(dryRun ? { dry_run: 'true' } : {}) }
    return { file, parameters: settings, headers: contributorHeaders(token) }
  }

  async #tokenFor(workspace: string): Promise<string | null> {
    if (this.token !== null) return this.token
    const made = await newContributor(workspace)
    if (made.outcome === 'answered') this.token = made.answer.token
    else this.problem = made.problem
    return this.token
  }
}
