import type { paths } from '../../../api/openapi.d.ts'

type Query = NonNullable<paths['/v1/imports']['post']['parameters']['query']>
type Choices<Name extends keyof Query> = readonly (readonly [NonNullable<Query[Name]> | '', string])[]

/** What a file may be; what it is can mostly be told from its beginning. */
export const formats = [
  ['', 'told by the file'],
  ['csv-wide', 'Tracker: a row a journey (CSV)'],
  ['csv-long', 'A row an event or stage (CSV)'],
  ['json', 'Events (JSON)'],
  ['ndjson', 'Events (NDJSON)'],
  ['cloudevents', 'CloudEvents'],
  ['greenhouse', 'Greenhouse'],
  ['lever', 'Lever'],
  ['ashby', 'Ashby'],
  ['workable', 'Workable'],
  ['smartrecruiters', 'SmartRecruiters'],
  ['smartrecruiters-report', 'SmartRecruiters report (CSV)'],
  ['icims', 'iCIMS'],
  ['fivetran', 'Fivetran tables (CSV)'],
  ['xes', 'Process log (XES)'],
  ['ocel', 'Process log (OCEL 2.0)'],
] as const satisfies Choices<'format'>

/** How journeys came into a file, which decides what a wait in it can tell. */
export const inclusions = [
  ['', 'guessed, with the reason'],
  ['full_export', 'all there are (an export)'],
  ['prospective', 'noted as they began'],
  ['retrospective', 'remembered afterwards'],
] as const satisfies Choices<'inclusion'>
