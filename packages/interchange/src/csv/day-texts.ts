import { type Day, type DayText, dayFromText, textFromDay } from '@hearback/contracts'

/** Files hold few days many times over, at most those between 1970 and 2100, and writing one is slow. */
const texts = new Map<Day, DayText>()

/** The text of a day, remembered. */
export const textOfDay = (day: Day): DayText => {
  const before = texts.get(day)
  if (before !== undefined) return before
  const text = textFromDay(day)
  texts.set(day, text)
  return text
}

const days = new Map<string, Day | null>()
const mostDays = 100_000

/** The day of a text, remembered; null for what is none. */
export const dayOfText = (text: string): Day | null => {
  const before = days.get(text)
  if (before !== undefined) return before
  const day = dayFromText(text)
  if (days.size >= mostDays) days.clear()
  days.set(text, day)
  return day
}
