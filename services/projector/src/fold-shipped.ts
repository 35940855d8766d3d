import { processes } from '@hearback/journeys'
import { type FoldJourney, foldWith } from '@hearback/read-models'

/** The fold by the shipped processes, which every workspace has. */
export const foldShipped: FoldJourney = foldWith(() => processes)
