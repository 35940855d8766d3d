import type { JourneyLog, LogAbout, OutEvent, OutJourney, WriteLog } from './journey-log.ts'
import { startOfDayText, timestampOf } from './zoned-time.ts'

// Characters XML 1.0 does not have, not even escaped.
// oxlint-disable-next-line no-control-regex -- control characters are what is stripped
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A text as the value of an XML attribute: what XML cannot hold is stripped, line breaks survive. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(notInXml, '')
    .replaceAll(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? '')

type XesType = 'string' | 'date' | 'int' | 'float' | 'boolean' | 'id'

const attribute = (type: XesType, key: string, value: string | number | boolean): string =>
  `<${type} key="${escaped(key)}" value="${escaped(String(value))}"/>`

const typed = (key: string, value: string | number | boolean): string => {
  if (typeof value === 'boolean') return attribute('boolean', key, value)
  if (typeof value === 'string') return attribute('string', key, value)
  return attribute(Number.isInteger(value) ? 'int' : 'float', key, value)
}

const xesSite = 'http://www.xes-standard.org'
const extensions: readonly (readonly [name: string, prefix: string, uri: string])[] = [
  ['Concept', 'concept', `${xesSite}/concept.xesext`],
  ['Time', 'time', `${xesSite}/time.xesext`],
  ['Lifecycle', 'lifecycle', `${xesSite}/lifecycle.xesext`],
  ['Organizational', 'org', `${xesSite}/org.xesext`],
  ['Hiring', 'hiring', 'urn:hearback:xes:hiring'],
]

const globals: readonly (readonly [scope: string, attributes: readonly string[]])[] = [
  ['trace', [attribute('string', 'concept:name', 'unknown'), attribute('boolean', 'hiring:censored', false)]],
  [
    'event',
    [
      attribute('string', 'concept:name', 'unknown'),
      attribute('date', 'time:timestamp', '1970-01-01T00:00:00.000+00:00'),
      attribute('string', 'lifecycle:transition', 'complete'),
    ],
  ],
]

const undatedEvents = 'hiring:undatedEvents'
const endOfLog = '</log>\n'

/** All that stands before the traces, in the order the schema of 2016 wants it; that schema has no namespace. */
const headOf = (about: LogAbout): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849.2016" xes.features="">',
    ...extensions.map(([name, prefix, uri]) => `<extension name="${name}" prefix="${prefix}" uri="${uri}"/>`),
    ...globals.map(([scope, attributes]) => `<global scope="${scope}">${attributes.join('')}</global>`),
    '<classifier name="Activity" scope="event" keys="concept:name"/>',
    attribute('string', 'concept:name', `${about.workspace}: ${about.process}`),
    attribute('string', 'lifecycle:model', 'standard'),
    attribute('string', 'hiring:process', about.process),
    attribute('string', 'hiring:inclusion', about.inclusion.join(' ')),
    attribute('date', 'hiring:asOf', startOfDayText(about.asOf, about.timeZone)),
    ...(about.observedThrough === null
      ? []
      : [attribute('date', 'hiring:observedThrough', startOfDayText(about.observedThrough, about.timeZone))]),
    '',
  ].join('\n')

const eventOf = (event: OutEvent, { timeZone }: LogAbout): string => {
  const detail = Object.entries(event.detail).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [typed(`hiring:${name}`, value)],
  )
  return [
    '<event>',
    attribute('string', 'concept:name', event.type),
    attribute('date', 'time:timestamp', timestampOf(event, timeZone)),
    attribute('string', 'lifecycle:transition', 'complete'),
    attribute('string', 'concept:instance', event.id),
    ...(event.by === null ? [] : [attribute('string', 'org:resource', event.by)]),
    attribute('string', 'hiring:precision', event.instant === null ? 'day' : 'instant'),
    ...detail,
    '</event>',
  ].join('')
}

/** A workspace may have a dimension of its own called as a key of ours: then it is told under another. */
const keyOfDimension = (name: string): string =>
  name === 'censored' ? 'hiring:own_censored' : `hiring:${name}`

const traceOf = (journey: OutJourney, about: LogAbout): string => {
  const dimensions = about.dimensions.filter((name) => journey.attributes[name] !== undefined)
  return [
    '<trace>',
    attribute('string', 'concept:name', journey.id),
    attribute('boolean', 'hiring:censored', journey.censored),
    attribute('date', 'hiring:observedThrough', startOfDayText(journey.observedThrough, about.timeZone)),
    ...(journey.undatedEvents === 0 ? [] : [attribute('int', undatedEvents, journey.undatedEvents)]),
    ...dimensions.map((name) => attribute('string', keyOfDimension(name), journey.attributes[name] ?? '')),
    ...journey.events.map((event) => `\n${eventOf(event, about)}`),
    '\n</trace>\n',
  ].join('')
}

/** How many events of the journeys have no day, and so no place in the log. */
const undatedEventsOf = async ({ journeys }: JourneyLog): Promise<number> => {
  let undated = 0
  for await (const batch of journeys()) for (const { undatedEvents } of batch) undated += undatedEvents
  return undated
}

/**
 * An event log in XES (IEEE 1849-2016), a trace for each journey that has an event of known day. The extension
 * `hiring` says what a mean over the traces must not forget: `hiring:censored` on a trace whose end was not seen, and
 * `hiring:observedThrough`, the day until which it, and on the log any of them, was watched. `hiring:undatedEvents`
 * counts, on a trace and on the log, the events that are left out because nobody knows their day. Two passes over the
 * journeys: what a log says of itself stands before its traces.
 */
export const writeXes: WriteLog = async function* (log) {
  const { about, journeys } = log
  yield Buffer.from(headOf(about))
  const undated = await undatedEventsOf(log)
  if (undated > 0) yield Buffer.from(`${attribute('int', undatedEvents, undated)}\n`)
  for await (const batch of journeys()) {
    const traces = batch.filter(({ events }) => events.length > 0).map((journey) => traceOf(journey, about))
    if (traces.length > 0) yield Buffer.from(traces.join(''))
  }
  yield Buffer.from(endOfLog)
}
