import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type ReadFileOptions, readMapping } from '../src/index.ts'
import { foldRead } from './fold-read.ts'
import { besideActivities, brief, options, read } from './reading.ts'

const golden = readFileSync(fileURLToPath(new URL('golden/xes.xes', import.meta.url)), 'utf8')

const string = (key: string, value: string) => `<string key="${key}" value="${value}"/>`
const event = (name: string, time: string, more = '') =>
  `<event>${string('concept:name', name)}<date key="time:timestamp" value="${time}"/>${more}</event>`
const trace = (name: string, ...events: string[]) =>
  `<trace>${string('concept:name', name)}${events.join('')}</trace>`
const log = (...parts: string[]) => `<?xml version="1.0"?><log xes.version="1.0">${parts.join('')}</log>`
const step = (transition: string) => string('lifecycle:transition', transition)
const applied = event('Applied', '2026-03-02T10:00:00Z')

const mapped = (given: unknown): Pick<ReadFileOptions, 'mapping'> => {
  const result = readMapping(given, options)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return { mapping: result.mapping }
}

const facts = async (file: string, more: Partial<ReadFileOptions> = {}) =>
  (await read(file, more)).events.filter(({ type }) => type !== 'journey_observed')

test('only completed activities count, and the others are counted', async () => {
  const told = await read(
    log(
      trace(
        '1',
        applied,
        event('Onsite', '2026-03-03T10:00:00Z', step('schedule')),
        event('Onsite', '2026-03-04T10:00:00Z', step('start')),
        event('Onsite', '2026-03-05T10:00:00Z', step('COMPLETE')),
      ),
    ),
  )
  expect(told.events.filter(({ type }) => type === 'stage_entered').map(brief)).toEqual([
    'stage_entered 2026-03-05T10:00:00Z {"stage":"Onsite"}',
  ])
  expect(besideActivities(told)).toMatchObject([{ rule: 'passed_over', refused: false }])
  expect(besideActivities(told)[0]?.message).toMatch(/: 2$/)
})

test('stages entered at one instant keep the order of the file, told by milliseconds', async () => {
  const at = '2026-03-05T10:00:00.250+02:00'
  const stages = ['Zebra', 'Offer', 'Applied again', 'Zebra', 'Onsite']
  const file = log(trace('1', applied, ...stages.map((stage) => event(stage, at))))
  const told = await read(file, { observedThrough: '2026-04-01' })
  const entered = told.events.filter(({ type }) => type === 'stage_entered')
  expect(entered.map(({ occurred_at }) => occurred_at?.slice(20))).toEqual([
    '250+02:00',
    '251+02:00',
    '252+02:00',
    '250+02:00',
    '253+02:00',
  ])
  expect(told.findings.at(-1)).toMatchObject({
    rule: 'same_instant',
    refused: false,
    message: expect.stringMatching(/: 3$/),
  })
  const [journey] = foldRead(told.events).values()
  expect(journey?.stage).toBe('interviewing')
})

test('an instant at the end of its second is left as it is', async () => {
  const at = '2026-03-05T23:59:59.999Z'
  const file = log(trace('1', applied, event('Onsite', at), event('Offer', at)))
  expect((await facts(file)).map(({ occurred_at }) => occurred_at).slice(1)).toEqual([at, at])
})

test('ties stay in the order of the file, and exact repeats are events of their own', async () => {
  const at = '2026-03-05T10:00:00Z'
  const file = log(
    trace('1', applied, event('Onsite', at), event('Offer', at), event('Onsite', at), event('Onsite', at)),
  )
  const events = await facts(file)
  expect(events.map(({ detail }) => detail?.stage)).toEqual([
    undefined,
    'Onsite',
    'Offer',
    'Onsite',
    'Onsite',
  ])
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(5)
  expect(await facts(file)).toEqual(events)
})

test('nested attributes, containers, globals and attributes of the trace are not read', async () => {
  const told = await read(golden)
  expect(JSON.stringify(told.items)).not.toMatch(/Redacted|nested|INVALID|2019|protected|\b41\b/)
  expect(told.rows.map(({ row }) => row)).toEqual([1, 2, 3])
})

test('attributes of the trace are read where the mapping names them', async () => {
  const file = log(
    trace('1', string('dept', 'Research'), string('boss', 'Redacted Person'), applied, applied),
  )
  const events = await facts(file, mapped({ activities: {}, attributes: { dept: 'department' } }))
  expect(events.map(({ attributes }) => attributes)).toEqual([{ department: 'Research' }, undefined])
})

test('a mapping says what activities are, whatever their case, and passes others over', async () => {
  const file = log(
    trace('1', applied, event('PHONE-call', '2026-03-05T10:00:00Z'), event('Print', '2026-03-06T10:00:00Z')),
  )
  const mapping = mapped({
    'Phone call': { type: 'interview_held', detail: { kind: 'screening' } },
    Print: null,
  })
  const told = await read(file, mapping)
  expect(told.events.filter(({ type }) => type !== 'journey_observed').map(brief)).toEqual([
    'application_submitted 2026-03-02T10:00:00Z',
    'interview_held 2026-03-05T10:00:00Z {"kind":"screening"}',
  ])
  expect(besideActivities(told).map(({ rule }) => rule)).toEqual(['passed_over'])
})

test('an activity that is taken by its name is found once, with what it was taken for; a mapped one is not', async () => {
  const offer = event('Make job offer', '2026-03-05T10:00:00Z')
  const onsite = event('Onsite', '2026-03-04T10:00:00Z')
  const typed = event('offer_accepted', '2026-03-06T10:00:00Z')
  const file = log(trace('1', applied, onsite, offer, typed), trace('2', applied, onsite, offer))
  const told = await read(file, mapped({ Onsite: { type: 'interview_held' } }))
  expect(told.findings.map(({ row, rule, message }) => [row, rule, message.split(' has ')[0]])).toEqual([
    [1, 'assumed_activity', 'event 1 of the trace'],
    [1, 'assumed_activity', 'event 3 of the trace'],
  ])
  expect(told.findings[1]?.message).toContain('offer_presented')
})

test('an activity nobody knows is a stage of its own and a finding, once', async () => {
  const odd = event('Zedoary ritual', '2026-03-05T10:00:00Z')
  const told = await read(log(trace('1', applied, odd, odd), trace('2', odd)))
  expect(besideActivities(told)).toMatchObject([
    { row: 1, column: 'concept:name', rule: 'unknown_activity', refused: false },
  ])
  expect(besideActivities(told)[0]?.message).not.toContain('Zedoary')
  expect(told.events.filter(({ detail }) => detail?.stage === 'Zedoary ritual')).toHaveLength(3)
})

test('a trace with an event that cannot be taken is refused whole', async () => {
  const told = await read(
    log(
      trace('1', applied, event('x'.repeat(101), '2026-03-05T10:00:00Z')),
      trace('2', applied, `<event><date key="time:timestamp" value="2026-03-05T10:00:00Z"/></event>`),
      `<trace>${applied}</trace>`,
      trace('4', applied),
      trace('5'),
    ),
  )
  expect(told.rows.map(({ row }) => row)).toEqual([4])
  expect(told.findings.map(({ row, rule, refused }) => [row, rule, refused])).toEqual([
    [1, 'invalid_event', true],
    [2, 'invalid_event', true],
    [3, 'invalid_event', true],
    [5, 'no_events', false],
  ])
})

test('a time that cannot be read leaves its event without a day, and one without an offset its day', async () => {
  const told = await read(
    log(trace('1', applied, event('Onsite', 'yesterday'), event('Offer', '2026-03-09T23:30:00.000'))),
  )
  expect(told.events.map((each) => each.occurred_at)).toEqual([
    '2026-03-02T10:00:00Z',
    null,
    null,
    '2026-03-09',
  ])
  expect(besideActivities(told).map(({ rule }) => rule)).toEqual(['unreadable_day', 'no_offset'])
})

test('a log that says how far it was observed is taken at its word', async () => {
  const told = await read(log('<date key="hiring:observedThrough" value="2026-05-01"/>', trace('1', applied)))
  expect(told.guesses).toContainEqual(
    expect.objectContaining({ setting: 'observed_through', value: '2026-05-01' }),
  )
})

test('a prefix before the names of elements changes nothing', async () => {
  const file = log(trace('1', applied)).replaceAll(/<(\/?)(log|trace|event|string|date)\b/g, '<$1x:$2')
  expect(await facts(file)).toHaveLength(1)
})

test('a log cut off anywhere is refused before anything of it is taken', async () => {
  for (let cut = golden.indexOf('<log'); cut < golden.trimEnd().length; cut += 97) {
    const told = await read(golden.slice(0, cut), { chunkBytes: 4_096, format: 'xes' })
    expect([cut, told.last]).toEqual([cut, expect.objectContaining({ kind: 'unreadable' })])
    expect(told.rows).toEqual([])
  }
})

const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')

test.each([
  [
    'billion laughs',
    `<!DOCTYPE log [<!ENTITY l0 "lol">${laughs}]>${log(trace('&l9;', applied))}`,
    /document type/,
  ],
  ['an entity of a file', `<!DOCTYPE log SYSTEM "file:///etc/passwd">${log()}`, /document type/],
  ['a document type that never ends', `<log/><!DOCTYPE log [${'x'.repeat(3_000_000)}`, /1 MiB|well-formed/],
  ['an entity nobody declared', log(trace('&lol;', applied)), /not well-formed at line 1, column/],
  ['a value of 3 MB', log(trace('x'.repeat(3_000_000), applied)), /longer than 1 MiB/],
  ['a comment of 3 MB', log(`<!--${'x'.repeat(3_000_000)}-->`, trace('1', applied)), /longer than 1 MiB/],
  ['elements a thousand deep', log('<string key="a" value="b">'.repeat(1_000)), /nest deeper than 64/],
  ['more after its end', `${log(trace('1', applied))}<log/>`, /not well-formed/],
  ['no event', log(), /no event/],
])('%s is refused with a clear problem', async (_, file, message) => {
  const told = await read(file, { chunkBytes: 65_536 })
  expect(told.last).toMatchObject({ kind: 'unreadable', message: expect.stringMatching(message) })
  expect(told.rows).toEqual([])
})

test('XML that is no log is not taken for one', async () => {
  const page = '<?xml version="1.0"?><html><log/></html>'
  expect((await read(page)).last).toMatchObject({ code: 'unknown_columns' })
  expect((await read(page, { format: 'xes' })).last).toMatchObject({ code: 'malformed' })
})

test('a value of a thousand characters is seen to be too long and refuses its trace alone', async () => {
  const told = await read(log(trace('x'.repeat(100_000), applied), trace('2', applied)), {
    chunkBytes: 65_536,
  })
  expect(told.rows.map(({ row }) => row)).toEqual([2])
})

const twoOfOneCase = (zone: string) =>
  log(trace('1', event('Onsite', `2026-03-04T${zone}`)), trace('1', event('Offer', '2026-03-05T10:00:00Z')))

test('a trace states its journey: two of one case are parts of their own, told alike again and in other time zones', async () => {
  const told = await read(twoOfOneCase('10:00:00Z'))
  const parts = told.items.flatMap((item) => (item.kind === 'journey' ? [item.part] : []))
  expect(parts).toEqual(['trace 1', 'trace 2'])
  const ids = ({ events }: typeof told) => events.map(({ event_id }) => event_id)
  expect(ids(await read(twoOfOneCase('12:00:00.000+02:00')))).toEqual(ids(told))
  expect(ids(await read(twoOfOneCase('11:00:00Z')))).not.toEqual(ids(told))
  const [day, later] = [
    await read(twoOfOneCase('10:00:00Z'), { daysIn: 'UTC' }),
    await read(twoOfOneCase('11:00:00Z'), { daysIn: 'UTC' }),
  ]
  expect(ids(later)).toEqual(ids(day))
})
