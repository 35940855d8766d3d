import { type Parameters, parametersOf } from '../../api/questions.ts'

/** Dimensions by which a file is narrowed on the page; any other of the address is sent along as well. */
export const dimensionsOffered = [
  'employer',
  'role_family',
  'level',
  'region',
  'work_mode',
  'source',
] as const
export type DimensionOffered = (typeof dimensionsOffered)[number]

/** What every file of the page is asked with: the parameters of the address, of the sample where it names no workspace. */
export const fileParameters = (address: URLSearchParams): Parameters & { workspace: string } => {
  const filled = [...address].filter(([name, value]) => value !== '' && !name.startsWith('show_'))
  const given = parametersOf(String(new URLSearchParams(filled)))
  return { ...given, workspace: address.get('workspace') ?? 'demo' }
}

type Table = { path: TablePath; name: string; about: string }
type TablePath = (typeof paths)[number]
const paths = [
  '/v1/stage-durations',
  '/v1/response-rates',
  '/v1/time-to-first-response',
  '/v1/time-to-interview',
  '/v1/time-to-offer',
  '/v1/time-to-accept',
  '/v1/time-to-start',
  '/v1/funnel',
  '/v1/bottlenecks',
  '/v1/forecast',
  '/v1/expectations',
] as const

const tables: Readonly<Record<TablePath, Omit<Table, 'path'>>> = {
  '/v1/stage-durations': { name: 'Stage durations', about: 'how long each stage lasts, and how it ends' },
  '/v1/response-rates': { name: 'Response rates', about: 'how many hear back, and by when' },
  '/v1/time-to-first-response': { name: 'Time to the first answer', about: 'from the application' },
  '/v1/time-to-interview': { name: 'Time to the interview', about: 'from the application to the first one' },
  '/v1/time-to-offer': { name: 'Time to the offer', about: 'from the application' },
  '/v1/time-to-accept': { name: 'Time to the acceptance', about: 'from the application' },
  '/v1/time-to-start': { name: 'Time to the first day', about: 'from the application to work' },
  '/v1/funnel': {
    name: 'Funnel',
    about: 'how many move on from each stage, and whether that may still rise',
  },
  '/v1/bottlenecks': { name: 'Bottlenecks', about: 'mean days in each stage of a journey' },
  '/v1/forecast': { name: 'Forecast', about: 'what the open journeys may come to' },
  '/v1/expectations': { name: 'Expectations', about: 'published phrases beside what was observed' },
}

/** The answers that are offered as tables, in the order of the page. */
export const tablesOffered: readonly Table[] = paths.map((path) => ({ path, ...tables[path] }))

/** Files with rows of single people. */
export const rowFiles = [
  {
    name: 'Spells',
    about:
      'one row a wait: its clock, when it began to be seen, how long it lasted, how it ended or that it runs',
    files: ['spells.csv', 'spells.parquet', 'spells.arrow', 'spells.arrows'],
  },
  {
    name: 'Events',
    about: 'the journeys event by event: plain, and in two formats of process mining',
    files: ['events.csv', 'events.ndjson', 'events.xes', 'events.ocel.json'],
  },
] as const

/** The columns of an answer as CSV or Arrow, with what they say. */
export const columns = [
  ['as_of, observed_through', 'the day of the question, and the last day anything was known of'],
  ['clock, employer, …', 'what the row is about: one column for each thing the answer is grouped by'],
  ['measure', 'what the number is, such as horizons.exits.answered'],
  ['at', 'of which day, share or cause, such as days=14'],
  ['value, low, high', 'the number and the limits of its interval; empty where there is none'],
  ['text', 'words that belong to an answer, such as the reason why something is withheld'],
] as const

/** What the public rules do to every number that leaves without a key. */
export const publicRules = [
  'A group of fewer than 10 journeys is withheld whole and named with its reason; it is never shown as 0.',
  'So is a group brought by fewer than 3 contributors, or more than half of it by one.',
  'Counts are rounded to fives, shares to three decimals, days to one.',
  'Curves end where fewer than 10 are at risk: beyond, single people would draw them.',
  'At most two dimensions at once, whole days only, and nothing of what was known on an earlier day: answers that differ by few people could be subtracted.',
] as const
