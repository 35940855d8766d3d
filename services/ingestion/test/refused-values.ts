/**
 * A word that stands in every value of these files that must not be kept: personal data, and what stands beside a fault
 * in a row that is refused. Where a value is stored by right, it does not hold it.
 */
export const mark = 'Zqxmark'

const person = `Anna ${mark}`
const address = `a.${mark.toLowerCase()}@example.com`

const tracker = [
  `Company,Position,Date Applied,Status,Source,Region,Team,Interviewer,${person}`,
  `${address},Engineer,2026-01-05,Rejected,Fair,Berlin,blue,${person},x`,
  `Birch,Engineer,2026-01-05,Rejected,${person},Berlin,blue,${person},x`,
  `Cedar,Engineer,2026-01-05,Rejected,Fair,${address},blue,${person},x`,
  `Dogwood,Engineer,2026-01-05,Rejected,Fair,Berlin,${mark} 4155550123,${person},x`,
  `Elm,Engineer,asked ${person},Rejected,Fair,Berlin,blue,${person},x`,
  `Fir,Engineer,2026-01-05,whatever ${mark} said,Fair,Berlin,blue,${person},x`,
  `Ginkgo,Engineer,2026-01-05,Rejected,Fair,${person}`,
  `Hazel,Engineer,2026-01-05,Rejected,Fair,${mark.repeat(40)},blue,${person},x`,
  `Ivy,Engineer,2026-01-05,Rejected,Fair,"${mark.repeat(6_000)}",blue,${person},x`,
]
const named = [
  `Company,Date Applied,Phone Screen ${person},Interview (${person}),Status`,
  `Acorn,2026-01-05,2026-01-06,${mark},`,
  `${address},2026-01-05,2026-01-06,,`,
]
const long = [
  'journey_id,type,occurred_at,round,kind,department,reason,notes',
  `${address},application_submitted,2026-01-05,,,,,${person}`,
  `a,${person},2026-01-05,,,,,`,
  `a,interview_held,${mark},,,,,`,
  `a,interview_held,2026-01-05,${mark},,,,`,
  `a,interview_held,2026-01-05,,with ${person},,,`,
  `a,interview_held,2026-01-05,,,${address},,`,
  `a,journey_closed,2026-01-05,,,,${mark},`,
]
const submitted = { type: 'application_submitted', journey_id: 'a', occurred_at: '2026-03-02' }

/** Events of which none can be stored. */
export const refusedEvents: readonly object[] = [
  { ...submitted, journey_id: address },
  { ...submitted, event_id: address },
  { ...submitted, type: person },
  { ...submitted, occurred_at: person },
  { ...submitted, occurred_at: undefined, occurred_between: [mark, mark] },
  { ...submitted, process: mark },
  { ...submitted, by: mark },
  { ...submitted, source: person },
  { ...submitted, source: { name: mark } },
  { ...submitted, region: `${mark}\u0007` },
  { ...submitted, attributes: mark },
  { ...submitted, detail: [mark] },
  { ...submitted, attributes: { team: address } },
  { ...submitted, employer: 'one', attributes: { employer: mark } },
  { ...submitted, type: 'stage_entered', stage: `Call with ${person}` },
  { ...submitted, type: 'interview_held', round: mark },
  { ...submitted, type: 'interview_scheduled', scheduled_for: mark },
  { ...submitted, type: 'event_retracted', detail: { event_id: address } },
]
const lines = [
  ...refusedEvents.map((event) => JSON.stringify(event)),
  `{"type": "application_submitted", "journey_id": "${mark}`,
  `"${mark}"`,
]

const greenhouse = [
  { id: 1, applied_at: `${mark}`, status: 'active', source: { public_name: person }, candidate_id: 1 },
  { id: address, applied_at: '2026-03-02T12:00:00Z', status: 'active', candidate_id: 1, current_stage: null },
  { id: 3, applied_at: '2026-03-02T12:00:00Z', status: 'active', source: { public_name: address } },
].map((each) => ({ prospect: false, rejected_at: null, last_activity_at: null, jobs: [], ...each }))

const trace = (id: string, activity: string): string =>
  `<trace><string key="concept:name" value="${id}"/><event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="2026-03-02T12:00:00Z"/></event></trace>`

/** Files by name, good ones with refused rows and those that cannot be read. */
export const refusedFiles: Readonly<Record<string, { content: string | Buffer; query?: string }>> = {
  tracker: { content: tracker.join('\n') },
  'tracker with names in its header': { content: named.join('\n') },
  'table of events': { content: long.join('\n') },
  'lines of JSON': { content: `${lines.join('\n')}\n${JSON.stringify(submitted)}` },
  'lines that are no text': {
    content: Buffer.concat([Buffer.from(`${JSON.stringify(submitted)}\n"${mark}`), Buffer.from([0xff, 10])]),
    query: '?format=ndjson',
  },
  'array of JSON': { content: JSON.stringify([submitted, ...refusedEvents]) },
  'array cut off': { content: JSON.stringify(refusedEvents).slice(0, -5) },
  greenhouse: { content: JSON.stringify({ applications: greenhouse }), query: '?format=greenhouse' },
  log: { content: `<log>${trace(address, 'Applied')}${trace('2', `Call with ${person}`)}</log>` },
  'log cut off': { content: `<log>${trace('1', mark)}<trace><string key="${mark}` },
  'objects and events': {
    content: JSON.stringify({
      objectTypes: [{ name: 'application', attributes: [] }],
      objects: [
        { id: 'a', type: 'application', attributes: [{ name: 'team', time: '1970-01-01', value: person }] },
      ],
      events: [
        {
          id: 'e',
          type: `Call with ${person}`,
          time: '2026-03-02T12:00:00Z',
          relationships: [{ objectId: 'a' }],
        },
        { id: address, type: 'Applied', time: mark, relationships: [{ objectId: 'a' }] },
      ],
    }),
  },
  'quotation mark that never closes': { content: `Company,Date Applied\n"${mark},2026-01-05\nb,2026-01-06` },
  'no header': { content: `${person},${address}\n${person},${address}\n` },
  prose: { content: `Dear ${person}, thank you for your letter of 3 March.` },
}
