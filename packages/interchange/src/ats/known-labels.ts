import { meaningOfLabel, normaliseLabel } from '@hearback/journeys'
import { type LabelReading, processRead } from '../own-labels.ts'

/** Names that a file gives to the ids of its stages and reasons. More than this many belong to no one system. */
const mostNames = 100_000
/** Labels reported as unknown, once each. */
const mostLabels = 10_000

/** What is said of a label that the process does not know. */
export const unknownStage = 'is a label that the process does not know: a stage of its own'

/** What is known of the labels in a file. */
export type KnownLabels = {
  /** Takes note that an id stands for a name, in the pass that only looks for names. */
  name: (kind: string, id: string, name: string) => void
  /** The name of an id, or null. */
  nameOf: (kind: string, id: string) => string | null
  /** Whether a label means nothing to the process and was not met before. */
  isNew: (label: string) => boolean
  /** Forgets which labels were met: a pass begins. */
  begin: () => void
}

/** What is known of the labels in a file whose journeys pass through this process. */
export const knownLabels = (reading: LabelReading): KnownLabels => {
  const names = new Map<string, string>()
  const met = new Set<string>()
  const process = processRead(reading)
  return {
    name: (kind, id, name) => {
      if (names.size < mostNames) names.set(`${kind} ${id}`, name)
    },
    nameOf: (kind, id) => names.get(`${kind} ${id}`) ?? null,
    isNew: (label) => {
      const plain = normaliseLabel(label)
      if (met.has(plain) || met.size >= mostLabels) return false
      met.add(plain)
      return process !== undefined && meaningOfLabel(process, label)?.means === 'unknown'
    },
    begin: () => met.clear(),
  }
}
