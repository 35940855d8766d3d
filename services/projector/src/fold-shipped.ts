import { processes } from '@hearback/journeys'
import { type FoldJourney, foldWith } from '@hearback/read-models'

/** The fold by the shipped processes, which every workspace has; labels of its own are read where it is used. */
export const foldShipped: FoldJourney = foldWith(() => processes)
