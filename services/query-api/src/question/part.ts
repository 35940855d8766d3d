import type { Fault } from '@hearback/contracts'

/** One part of a question: read, or the faults that kept it from being read. */
export type Part<T> = { value: T } | { faults: Fault[] }

export const faultOf = (parameter: string, rule: string, message: string): { faults: Fault[] } => ({
  faults: [{ parameter, rule, message }],
})

type ValueOf<P> = P extends { value: infer T } ? T : never

/** All parts read, by name, or every fault of all of them. */
export const allRead = <Parts extends Record<string, Part<unknown>>>(
  parts: Parts,
): Part<{ [Name in keyof Parts]: ValueOf<Parts[Name]> }> => {
  const faults = Object.values(parts).flatMap((part) => ('faults' in part ? part.faults : []))
  if (faults.length > 0) return { faults }
  const values = Object.entries(parts).flatMap(([name, part]) =>
    'value' in part ? [[name, part.value]] : [],
  )
  // Without a fault every part has a value; fromEntries forgets the names.
  return { value: Object.fromEntries(values) as { [Name in keyof Parts]: ValueOf<Parts[Name]> } }
}
