import type { UnreadableCode } from './read-item.ts'

/** Stops the reading of a file from deep inside; `readFile` turns it into its last item. */
export class Unreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string) {
    super(message)
    this.name = 'Unreadable'
    this.code = code
  }
}
