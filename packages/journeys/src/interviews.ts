import type { Fact } from '@hearback/contracts'

/** An interview scheduled, and by then neither held nor cancelled. */
export type OpenInterview = {
  round: number | null
  kind: string | null
  /** False once the stage is told by later facts alone: it may still be held, but holds the stage no longer. */
  holdsStage: boolean
}

/** A missing kind is not a screening. */
export const isScreening = (kind: string | null | undefined): boolean => kind === 'screening'

/** The open interview a fact is about: the one of its round, else the oldest of its kind, else the oldest. */
const placeOf = (open: readonly OpenInterview[], fact: Fact): number => {
  const round = fact.detail.round ?? null
  const ofRound = round === null ? -1 : open.findIndex((interview) => interview.round === round)
  if (ofRound >= 0) return ofRound
  const kind = fact.detail.kind ?? null
  return Math.max(
    0,
    open.findIndex((interview) => interview.kind === kind),
  )
}

/** Adds an interview scheduled to the open ones, or takes away the one that was held or cancelled. */
export const settleInterviews = (open: OpenInterview[], fact: Fact): void => {
  if (fact.type === 'interview_scheduled')
    open.push({ round: fact.detail.round ?? null, kind: fact.detail.kind ?? null, holdsStage: true })
  else if ((fact.type === 'interview_held' || fact.type === 'interview_cancelled') && open.length > 0)
    open.splice(placeOf(open, fact), 1)
}
