import type { Process, Stage } from '@hearback/journeys'
import { type LabelReading, ownMeaning, processRead } from '../own-labels.ts'
import type { StatusMeaning } from './status-table.ts'
import { type OwnStatus, statusOf } from './status-words.ts'

const isScreening = ({ enteredBy }: Stage): boolean => enteredBy.some(({ screening }) => screening === true)

/**
 * What a tracker's row tells that is in a stage. A status has no day of its own as the entry of a stage has, so it is
 * read as the words for that stage are: up to which milestone the row has come.
 */
const meaningOfStage = ({ stages, offerStage }: Process, id: string): StatusMeaning | null => {
  if (id === 'hired') return 'accepted'
  const place = stages.findIndex((stage) => stage.id === id)
  const stage = stages[place]
  if (stage === undefined) return null
  const offer = stages.findIndex((each) => each.id === offerStage)
  if (offer !== -1 && place >= offer) return place === offer ? 'offer' : 'accepted'
  const interview = stages.findIndex(({ reaches }) => reaches === 'interview')
  if (interview !== -1 && place >= interview) return isScreening(stage) ? 'screening' : 'interview'
  return stage.word === null ? 'silent' : 'responded'
}

/** What the workspace's own labels say of a status; nothing where it has none. */
export const ownStatusOf = (reading: LabelReading): OwnStatus => {
  const process = processRead(reading)
  if (process === undefined || reading.labels === undefined) return () => null
  return (clean) => {
    const stage = ownMeaning(clean, reading)
    const meaning = stage === null ? null : meaningOfStage(process, stage)
    return meaning === null ? null : statusOf(meaning)
  }
}
