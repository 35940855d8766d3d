import type { Fault } from '@hearback/contracts'
import { processes } from '@hearback/journeys'
import { type FoldJourney, foldWith } from '@hearback/read-models'

/** Whether there is a process of this name. */
export const isKnownProcess = (process: string): boolean => processes.has(process)

export const unknownProcessMessage = `is not a process here; there are ${[...processes.keys()].join(', ')}`

export const unknownProcess: Fault = { pointer: '/process', message: unknownProcessMessage }

/** The fold by the processes every workspace has, as the projector folds. */
export const foldKnownProcesses: FoldJourney = foldWith(() => processes)
