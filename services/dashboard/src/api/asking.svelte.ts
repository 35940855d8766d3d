import { ask } from './ask.ts'
import type { Problem } from './problem.ts'
import { type AnswerOf, type Parameters, parametersOf, type ReadPath, searchOf } from './questions.ts'

/**
 * A question that is asked again whenever its parameters change; null parameters ask nothing. Made while a component
 * is, as it asks in an effect. What was last answered stays to be seen while a changed question is under way.
 */
export class Asking<Path extends ReadPath> {
  waiting = $state(true)
  answer: AnswerOf<Path> | null = $state.raw(null)
  problem: Problem | null = $state.raw(null)
  #times = $state(0)
  readonly #path: Path

  constructor(path: Path, parameters: () => Parameters | null) {
    this.#path = path
    // One text for one question: the effect runs again only if another question is asked.
    const question = $derived.by(() => {
      const asked = parameters()
      return asked === null ? null : searchOf(asked)
    })
    $effect(() => {
      const ending = new AbortController()
      if (question !== null && this.#times >= 0) void this.#ask(question, ending.signal)
      return () => ending.abort()
    })
  }

  /** Asks the same again. */
  again = (): void => {
    this.#times += 1
  }

  async #ask(question: string, signal: AbortSignal): Promise<void> {
    this.waiting = true
    // An ended one was overtaken by another question.
    const asked = await ask(this.#path, parametersOf(question), signal).catch(() => null)
    if (asked === null || signal.aborted) return
    this.waiting = false
    this.answer = asked.outcome === 'answered' ? asked.answer : null
    this.problem = asked.outcome === 'failed' ? asked.problem : null
  }
}
