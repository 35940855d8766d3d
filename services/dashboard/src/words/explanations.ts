import type { QuestionPath } from '../api/questions.ts'

const curve =
  'Every wait counts from the day it began: those that ended with the day and the cause of their end, those still running with the days they have lasted so far. The chance of each end by each day is the Aalen-Johansen estimate, the step function that needs no assumption of form. Waits still running are never left out and never taken for ended.'
const among = 'Numbers “among those that reach it” leave everybody else out, and are always labelled so.'

/** How the numbers of each question are computed, in plain words; the API reference holds the formulas’ names. */
export const explanations: Record<QuestionPath, string> = {
  '/v1/stage-durations': curve,
  '/v1/response-rates': `${curve} An answer is any word from the employer that the candidate must notice; silence is not an event, but the share still waiting at a horizon.`,
  '/v1/time-to-first-response': `${curve} ${among}`,
  '/v1/time-to-interview': `${curve} ${among}`,
  '/v1/time-to-offer': `${curve} ${among}`,
  '/v1/time-to-accept': `${curve} ${among}`,
  '/v1/time-to-start': `${curve} ${among}`,
  '/v1/time-to-fill': curve,
  '/v1/expected-wait':
    'Of the comparable waits that lasted at least as long as yours, the share that ended on each further day by cause: the Aalen-Johansen estimate, given that the wait has lasted so long already.',
  '/v1/expectations':
    'Each published phrase is read as bounds in days. Kept is the share of waits whose target came within the bounds, early the share before them; the rest came later, ended otherwise or still wait. Beside each stands how many waits it rests on.',
  '/v1/forecast':
    'For each open journey the chance of an offer and of an acceptance within the coming days, given how long it has waited already; the sum is expected, and its interval tells how far off chance alone may bring it.',
  '/v1/funnel':
    'The chance of having moved on within so many days of entering the stage, with those who wait counted for as long as they were followed. A cell is immature while some who entered have not been followed that long; it may still rise.',
  '/v1/comparisons':
    'Segments are compared over their whole curves (log-rank and Gray’s test) and at each horizon; with several comparisons the values are adjusted, so that one in many is not a find by chance.',
  '/v1/bottlenecks':
    'Mean days spent in each stage per journey, up to the horizon shown, add up to the time of a journey. The potential is what would be saved if every segment were as quick as the quicker ones are, and stages whose intervals do not tell them apart share a rank.',
  '/v1/changes':
    'Two periods are compared stage by stage. The difference of mean days is split exactly into more or fewer visits and longer or shorter stays; the parts add up to the whole.',
}
