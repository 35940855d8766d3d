import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { EventDetail, EventType, Fact } from '@hearback/contracts'

const path = fileURLToPath(new URL('../../shared/data/hiring-log/hiring_log_high.xes.gz', import.meta.url))
export const hiringLogPath = path

type Meaning = { type: EventType; detail?: EventDetail }
const screening: Meaning = { type: 'interview_held', detail: { kind: 'screening' } }
const technical: Meaning = { type: 'interview_held', detail: { kind: 'technical' } }

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['Hand In Job Application', { type: 'application_submitted' }],
  ['Telephonic Screening', screening],
  ['Screening Interview', screening],
  ['Coding Interview', technical],
  ['ML Interview', technical],
  ['Frontend Interview', technical],
  ['Backend Interview', technical],
  ['Behavioral Interview', technical],
  ['Background Check', { type: 'background_check_started', detail: { kind: 'usual' } }],
  ['Extensive Background Check', { type: 'background_check_started', detail: { kind: 'extensive' } }],
  ['Make Job Offer', { type: 'offer_presented' }],
  ['Application Rejected', { type: 'candidate_rejected' }],
])

export const millisecondsInDay = 86_400_000

const factOf = (activity: string, instant: number, place: number): Fact => {
  const meaning = meanings.get(activity)
  if (meaning === undefined || Number.isNaN(instant)) throw new Error(`${activity} at ${instant}`)
  return {
    type: meaning.type,
    eventId: `e_${String(place).padStart(3, '0')}`,
    process: 'hiring',
    day: Math.floor(instant / millisecondsInDay),
    latestDay: null,
    instant,
    recordedAt: 0,
    by: null,
    detail: meaning.detail ?? {},
    attributes: {},
    contributor: null,
  }
}

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/**
 * The cases of the public hiring log (10,000 applications, simulated, CC BY 4.0: Pohl, Berti, Qafari, van der Aalst,
 * arXiv 2306.11453) as facts. Enough of XES for this one file, which writes one attribute a line; what it says of the
 * people is not read.
 */
export const readHiringLog = (): Fact[][] =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('<trace>')
    .slice(1)
    .map((trace) => {
      const activities = namesIn(trace, /key="activity" value="([^"]*)"/g)
      const instants = namesIn(trace, /key="time:timestamp" value="([^"]*)"/g).map(Date.parse)
      return activities.map((activity, place) => factOf(activity, instants[place] ?? Number.NaN, place))
    })
