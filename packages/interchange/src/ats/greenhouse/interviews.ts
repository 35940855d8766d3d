import { meaningOfLabel, processes } from '@hearback/journeys'
import { below, type Field, firstOf, textOf } from '../field.ts'
import type { Telling } from '../telling.ts'

/** Interviews in these states have taken place; what is missing is the word of the interviewers. */
const heldStates: ReadonlySet<string> = new Set(['complete', 'awaiting_feedback'])

/** A start or an end is an object with an instant, or with a day for whole days. */
export const startOrEnd = (field: Field): Field =>
  firstOf(
    below(field, 'date_time'),
    below(field, 'date'),
    typeof field.value === 'string' ? field : below(field, 'date_time'),
  )

const hiring = processes.get('hiring')

/** A kind only where the name says screening: a screening and an interview enter different stages. */
const kindOf = (name: string | null): { kind?: string } => {
  if (name === null || hiring === undefined) return {}
  const meaning = meaningOfLabel(hiring, name)
  return meaning?.means === 'stage' && meaning.stage === 'screening' ? { kind: 'screening' } : {}
}

const longest = 6_000

const minutesBetween = (start: string | null | undefined, end: string | null | undefined): number | null => {
  if (start == null || end == null || start.length === 10 || end.length === 10) return null
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000
  return minutes >= 0 && minutes <= longest ? minutes : null
}

/** Tells an interview: arranged when it was made, held when it began, if it has taken place. */
export const tellInterview = (telling: Telling, interview: Field): void => {
  const made = below(interview, 'created_at')
  const start = startOrEnd(below(interview, 'start'))
  const [madeAt, startAt] = [telling.moment(made), telling.moment(start)]
  const endAt = telling.moment(startOrEnd(below(interview, 'end')))
  const kind = kindOf(textOf(below(interview, 'interview', 'name')))
  const isHeld = heldStates.has(textOf(below(interview, 'status')) ?? '')
  const comesLate = madeAt != null && startAt != null && madeAt.slice(0, 10) > startAt.slice(0, 10)
  if (comesLate)
    telling.find(
      'wrong_order',
      made.column,
      'the interview was entered after it began; only the interview is taken',
    )
  else
    telling.fact('interview_scheduled', madeAt, made.column, {
      ...kind,
      ...(startAt == null ? {} : { scheduled_for: startAt }),
    })
  if (!isHeld) return
  const minutes = minutesBetween(startAt, endAt)
  telling.fact('interview_held', startAt ?? null, start.column, {
    ...kind,
    ...(minutes === null ? {} : { duration_minutes: minutes }),
  })
}
