import { type Day, dayFromText, type JourneyMeasure, type MeasureOutcome } from '@hearback/contracts'
import { censors, type DatedFact } from '../order.ts'
import { exitWindow } from './rules.ts'

/** What is known of a separation and of the invitation to its exit interview. */
export type ExitInvitation = {
  /** Separations announced so far. */
  visit: number
  announcedOn: Day | null
  /** The last working day in force. */
  lastWorkingDay: Day | null
  /** `undated`: held or declined without an invitation on record, so it was given on a day nobody recorded. */
  invited: Day | 'undated' | null
}

export const noNotice = (): ExitInvitation => ({
  visit: 0,
  announcedOn: null,
  lastWorkingDay: null,
  invited: null,
})

const announce = (state: ExitInvitation, day: Day): void => {
  if (state.announcedOn !== null) return
  state.visit += 1
  state.announcedOn = day
}

/** The separation is off: no last working day is in force any more. */
const callOff = (state: ExitInvitation): void => {
  state.announcedOn = null
  state.lastWorkingDay = null
  state.invited = null
}

/** Takes a fact into the state; false when it says nothing of the separation. */
const take = (state: ExitInvitation, { type, day, detail }: DatedFact): boolean => {
  switch (type) {
    case 'separation_announced':
    case 'last_working_day_changed':
      if (type === 'separation_announced') announce(state, day)
      state.lastWorkingDay = dayFromText(detail.last_working_day ?? '') ?? state.lastWorkingDay
      return true
    case 'exit_interview_invited':
      state.invited ??= day
      return true
    case 'exit_interview_held':
    case 'exit_interview_declined':
      state.invited ??= 'undated'
      return true
    case 'separation_withdrawn':
    case 'journey_closed':
      callOff(state)
      return true
    default:
      return false
  }
}

const verdict = (lead: number | null): MeasureOutcome => {
  if (lead === null || lead < exitWindow.minimum) return 'late'
  return lead > exitWindow.maximum ? 'early' : 'kept'
}

type Judgement = Pick<JourneyMeasure, 'from' | 'outcome' | 'value' | 'anchoredOn'>

/**
 * What holds from a day on as long as nothing else happens. It is judged when the last day of the window is over
 * (until then the last working day may move), and only where the announcement left room for the whole window.
 */
const judgementsFrom = ({ announcedOn, lastWorkingDay, invited }: ExitInvitation, day: Day): Judgement[] => {
  if (announcedOn === null || lastWorkingDay === null) return []
  const dueOn = lastWorkingDay - exitWindow.minimum
  const value = typeof invited === 'number' ? lastWorkingDay - invited : null
  const known = { value, anchoredOn: announcedOn }
  if (lastWorkingDay - announcedOn < exitWindow.maximum)
    return [{ ...known, from: day, outcome: 'impossible' }]
  const judged: Judgement = {
    ...known,
    from: Math.max(day, dueOn),
    outcome: invited === 'undated' ? 'unknown' : verdict(value),
  }
  return day < dueOn ? [{ ...known, from: day, outcome: 'pending' }, judged] : [judged]
}

/** From the end of `day` on the judgements replace whatever was to hold then. */
const replaceFrom = (measures: JourneyMeasure[], visit: number, day: Day, judged: Judgement[]): void => {
  while ((measures.at(-1)?.from ?? day - 1) >= day) measures.pop()
  const standing = measures.at(-1)
  if (standing !== undefined && (standing.until === null || standing.until > day)) standing.until = day
  for (const [place, judgement] of judged.entries())
    measures.push({
      expectation: exitWindow.id,
      visit,
      ...judgement,
      until: judged[place + 1]?.from ?? null,
    })
}

/**
 * Keeps the measures of the invitation to the exit interview, counted back from the last working day in force: every
 * fact that moves it, or is the invitation, ends what held before from its own day on and never rewrites a day before.
 * `measures` holds nothing else once a separation was announced: such a journey has no interviews and no checks.
 */
export const takeExitInvitation = (
  state: ExitInvitation,
  fact: DatedFact,
  measures: JourneyMeasure[],
): void => {
  if (!take(state, fact) || state.visit === 0) return
  // An ending of unknown day tells what held on the day it is dated on, and of no day after it.
  const day = censors(fact) ? fact.day + 1 : fact.day
  replaceFrom(measures, state.visit, day, judgementsFrom(state, day))
}
