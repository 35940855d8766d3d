import { type KnownLabels, knownLabels, unknownStage } from './ats/known-labels.ts'
import type { Taken } from './event-source.ts'
import type { Finding } from './read-item.ts'
import type { ReadFileOptions } from './read-options.ts'

const toldItself = ({ findings }: Taken): boolean =>
  findings.some(({ rule }) => rule === 'unknown_stage' || rule === 'unknown_activity')

/**
 * What is found about the labels of stages entered that the process does not know: once for each, unless the reader
 * has told of it itself. `column` is where the labels stand.
 */
export const openUnknownLabels = (options: ReadFileOptions, column: string | null) => {
  const byProcess = new Map<string, KnownLabels>()
  const labelsOf = (process: string): KnownLabels => {
    // What labels mean to the workspace itself is known for the process of the file.
    const reading = process === (options.process ?? 'hiring') ? options : { process }
    const labels = byProcess.get(process) ?? knownLabels(reading)
    byProcess.set(process, labels)
    return labels
  }
  return (taken: Taken): Finding[] => {
    const met = taken.events.filter(
      ({ type, process, detail }) =>
        type === 'stage_entered' && labelsOf(process ?? 'hiring').isNew(detail?.stage ?? ''),
    )
    if (met.length === 0 || toldItself(taken)) return []
    const finding = { row: taken.row, column, rule: 'unknown_stage', refused: false } as const
    return met.map(() => ({ kind: 'finding', ...finding, message: unknownStage }))
  }
}
