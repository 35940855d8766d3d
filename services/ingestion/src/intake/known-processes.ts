import type { Fault } from '@hearback/contracts'
import { processes } from '@hearback/journeys'

/** Whether there is a process of this name. */
export const isKnownProcess = (process: string): boolean => processes.has(process)

export const unknownProcessMessage = `is not a process here; there are ${[...processes.keys()].join(', ')}`

export const unknownProcess: Fault = { pointer: '/process', message: unknownProcessMessage }
