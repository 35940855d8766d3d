import type { Fact } from '@hearback/contracts'

/** Kinds of background check started and passed; '' = the kind is not said. */
export type BackgroundChecks = { started: Set<string>; passed: Set<string> }

export const noChecks = (): BackgroundChecks => ({ started: new Set(), passed: new Set() })

export const forgetChecks = ({ started, passed }: BackgroundChecks): void => {
  started.clear()
  passed.clear()
}

/** A check passed settles its kind; one of unsaid kind settles all, and one not started the one of unsaid kind. */
const pass = ({ started, passed }: BackgroundChecks, kind: string): void => {
  passed.add(kind)
  if (kind === '') for (const other of started) passed.add(other)
  else if (!started.has(kind)) passed.add('')
}

/** Takes a check started or passed; nothing else says anything of them. */
export const takeCheck = (checks: BackgroundChecks, { type, detail }: Fact): void => {
  const kind = detail.kind ?? ''
  if (type === 'background_check_started') checks.started.add(kind)
  else if (type === 'background_check_passed') pass(checks, kind)
}

/** Has a check been passed, and every kind that was started? */
export const areCleared = ({ started, passed }: BackgroundChecks): boolean =>
  passed.size > 0 && [...started].every((kind) => passed.has(kind))
