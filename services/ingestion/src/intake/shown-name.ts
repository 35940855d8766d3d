import { findPersonal } from '@hearback/interchange'

// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
const control = /[\u0000-\u001f\u007f]/g
/** A name from somebody's file as it can be stored (PostgreSQL refuses zero characters) and shown on one line. */
const printable = (name: string): string => name.replaceAll(control, '\ufffd').toWellFormed()

/** What stands for the name of a column or a field that is personal data itself. */
export const withheldName = '(a name that looks like personal data)'

const mostRemembered = 1_000

/**
 * Opens what shows names of columns and fields, and texts that quote them, in reports: people have columns named after
 * interviewers, and systems objects with addresses for keys. Remembers names, a bounded number.
 */
export const openShownNames = (): ((name: string) => string) => {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const shown = findPersonal(name, 'label') === null ? printable(name) : withheldName
    if (known.size >= mostRemembered) known.clear()
    known.set(name, shown)
    return shown
  }
}
