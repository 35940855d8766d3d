import { normaliseLabel, type OwnLabels, type Process, processes, withLabels } from '@hearback/journeys'
import { isFinalLabel } from './csv/status-words.ts'

/** The process that labels are read for, and what the workspace's own labels mean to it, by the label as normalised. */
export type LabelReading = { process?: string | undefined; labels?: OwnLabels | undefined }

/** The process with the workspace's own labels; undefined where nobody knows the process. */
export const processRead = ({ process = 'hiring', labels = {} }: LabelReading): Process | undefined => {
  const shipped = processes.get(process)
  return shipped === undefined ? undefined : withLabels(shipped, labels)
}

/** What the workspace itself says a label means: a stage or `hired`; null where it says nothing. */
export const ownMeaning = (label: string, { labels }: LabelReading): string | null => {
  if (labels === undefined) return null
  const plain = normaliseLabel(label)
  // Own properties only: a label may be called `constructor`.
  return Object.hasOwn(labels, plain) ? (labels[plain] ?? null) : null
}

/** Whether a label of a stage is itself the end of the journey, by the workspace's word or else by the common one. */
export const isFinalTo = (reading: LabelReading, label: string): boolean => {
  const own = ownMeaning(label, reading)
  return own === null ? isFinalLabel(label) : own === 'hired'
}
