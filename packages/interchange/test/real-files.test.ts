import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dayFromText, type EventType, type IncomingEvent } from '@hearback/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { openGate, type ReadFileOptions, readFile } from '../src/index.ts'
import { brief, gather, options, type Told } from './reading.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const open = (path: string) => () => createReadStream(`${folder}${path}`)
const readReal = (path: string, more: Partial<ReadFileOptions> = {}): Promise<Told> =>
  gather(readFile({ open: open(path), format: 'auto', options: { ...options, ...more } }))

/** Findings about journeys: rows never applied are reported, and counted apart. */
const oddities = (told: Told) => told.findings.filter(({ rule }) => rule !== 'never_applied')
const countOf = (told: Told, type: EventType, more: Partial<IncomingEvent['detail']> = {}): number =>
  told.events.filter(
    (event) =>
      event.type === type &&
      Object.entries(more).every(([name, value]) =>
        Object.entries(event.detail ?? {}).some(([n, v]) => n === name && v === value),
      ),
  ).length

type Wait = { days: number; cause: string | null }

const words: Partial<Record<EventType, string>> = {
  interview_scheduled: 'advanced',
  interview_held: 'advanced',
  offer_accepted: 'advanced',
  offer_declined: 'advanced',
  employer_responded: 'told',
  candidate_rejected: 'rejected',
  journey_closed: 'closed',
}

const dayOf = (event: IncomingEvent | undefined): number =>
  dayFromText(event?.occurred_at ?? '') ?? Number.NaN

/** The wait of a journey for its first word: to its day, or open to the end of the observation; an undated ending censors on the last dated day. */
const waitOf = (events: readonly IncomingEvent[]): Wait => {
  const entered = dayOf(events.find(({ type }) => type === 'application_submitted'))
  const dated = events.filter((event) => event.occurred_at !== null && dayOf(event) >= entered)
  const first = dated
    .filter(({ type }) => words[type] !== undefined)
    .toSorted((a, b) => dayOf(a) - dayOf(b))[0]
  if (first !== undefined) return { days: dayOf(first) - entered, cause: words[first.type] ?? null }
  const endless = events.some(
    ({ type, occurred_at }) => type === 'candidate_rejected' && occurred_at === null,
  )
  const through = events.find(({ type }) => type === 'journey_observed')?.detail?.through
  const last = endless ? Math.max(...dated.map(dayOf)) : (dayFromText(through ?? '') ?? Number.NaN)
  return { days: last - entered, cause: null }
}

/** Aalen-Johansen by plain definition: the chance, in per cent with one decimal, of the causes named by each day. */
const incidence = (
  waits: readonly Wait[],
  causes: readonly string[],
  horizons: readonly number[],
): string[] => {
  let [waiting, reached] = [1, 0]
  const by = new Map<number, number>()
  for (let day = 0; day <= Math.max(...horizons); day += 1) {
    const atRisk = waits.filter(({ days }) => days >= day).length
    const exits = waits.filter(({ days, cause }) => days === day && cause !== null)
    if (atRisk > 0) {
      reached += (waiting * exits.filter(({ cause }) => causes.includes(cause ?? '')).length) / atRisk
      waiting *= 1 - exits.length / atRisk
    }
    by.set(day, reached)
  }
  return horizons.map((day) => ((by.get(day) ?? Number.NaN) * 100).toFixed(1))
}

test('the folder of real files is there where it must be', () => {
  if (process.env['CI'] !== undefined) expect(existsSync(folder)).toBe(true)
})

const all = ['advanced', 'told', 'rejected', 'closed']
const answered = ['advanced', 'told', 'rejected']

describe.runIf(existsSync(folder))('a real job search of 177 applications (Hanneman)', () => {
  let told: Told
  let waits: Wait[]
  beforeAll(async () => {
    told = await readReal('hanneman-job-applications/Merged.csv')
    waits = told.rows.map(({ events }) => waitOf(events))
  })
  test('177 journeys, two of them from equal rows', () => {
    expect(told.rows).toHaveLength(177)
    expect(new Set(told.events.map(({ journey_id }) => journey_id)).size).toBe(177)
    expect(told.events.filter(({ journey_id }) => journey_id.endsWith(':2')).length).toBeGreaterThan(0)
  })
  test('observed through the day of its own column, and why', () => {
    expect(told.guesses).toContainEqual({
      kind: 'guess',
      setting: 'observed_through',
      value: '2023-03-13',
      reason: 'the latest day in the column "Current Date"',
    })
    expect(told.guesses).toContainEqual(
      expect.objectContaining({ setting: 'date_order', value: 'month-day' }),
    )
    expect(told.guesses).toContainEqual(
      expect.objectContaining({ setting: 'inclusion', value: 'full_export' }),
    )
  })
  test('a first word by day 7, 14, 30, 60, 90', () => {
    expect(incidence(waits, all, [7, 14, 30, 60, 90])).toEqual(['22.0', '26.0', '29.5', '32.6', '37.4'])
    expect(incidence(waits, answered, [7, 14, 30, 60, 90])).toEqual(['21.5', '25.4', '28.9', '32.1', '36.8'])
    expect(incidence(waits, ['rejected'], [90])).toEqual(['28.7'])
    expect(incidence(waits, ['advanced'], [90])).toEqual(['7.2'])
  })
  test('ghosted is open, but for the one row with a day of response', () => {
    expect(told.events.filter(({ type }) => type === 'employer_responded').map(brief)).toEqual([
      'employer_responded 2022-09-23',
    ])
    expect(waits.filter(({ cause }) => cause === null)).toHaveLength(113)
  })
  test('interviewed and then rejected: the response was the invitation, the rejection has no day', () => {
    const facts = told.rows
      .find(({ row }) => row === 73)
      ?.events.map(brief)
      .slice(0, -1)
    expect(facts).toEqual([
      'application_submitted 2022-07-14',
      'interview_held 2022-07-21',
      'interview_scheduled 2022-07-15',
      'candidate_rejected unknown',
    ])
    expect(oddities(told).map(({ row, rule }) => [row, rule])).toEqual([
      [73, 'undated_end'],
      [108, 'undated_end'],
    ])
  })
})

describe.runIf(existsSync(folder))('a real job search of 88 rows (jbhunt)', () => {
  test('55 journeys, 33 rows never applied, three findings', async () => {
    const told = await readReal('jbhunt-job-search/jsdata.csv')
    expect(told.rows).toHaveLength(55)
    expect(told.findings.filter(({ rule }) => rule === 'never_applied')).toHaveLength(33)
    expect(oddities(told)).toMatchObject([
      { row: 64, column: 'application_status', rule: 'undated_end' },
      { row: 80, column: 'date_posted', rule: 'posted_after_submission' },
      { row: 84, column: 'date_posted', rule: 'year?' },
    ])
  })
  test('an outcome by day 30, 60, 90 as of the day the file was published, which it does not say itself', async () => {
    const guessed = await readReal('jbhunt-job-search/jsdata.csv')
    expect(guessed.guesses).toContainEqual(
      expect.objectContaining({ setting: 'observed_through', value: '2025-07-01' }),
    )
    const told = await readReal('jbhunt-job-search/jsdata.csv', { observedThrough: '2025-07-08' })
    expect(oddities(told)).toHaveLength(3)
    const waits = told.rows.map(({ events }) => waitOf(events))
    expect(incidence(waits, all, [30, 60, 90])).toEqual(['20.5', '28.7', '39.7'])
  })
})

describe.runIf(existsSync(folder))('a real academic search of three cycles (Heiss)', () => {
  test('186 journeys, 27 first interviews, 9 fly-outs, 2 offers, two findings', async () => {
    const told = await readReal('heiss-academic-jobs/jobs_clean.csv')
    expect(told.rows).toHaveLength(186)
    expect(countOf(told, 'interview_held', { kind: 'screening', channel: 'video' })).toBe(27)
    expect(countOf(told, 'interview_held', { kind: 'onsite' })).toBe(9)
    expect(countOf(told, 'offer_presented')).toBe(2)
    expect(oddities(told).map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'Skype interview', 'year?'],
      [85, 'Skype interview', 'before_application'],
    ])
  })
  test('observed through its last fact, or through the day that is given', async () => {
    const guessed = await readReal('heiss-academic-jobs/jobs_clean.csv')
    expect(guessed.guesses).toContainEqual(
      expect.objectContaining({ setting: 'observed_through', value: '2018-12-12' }),
    )
    const told = await readReal('heiss-academic-jobs/jobs_clean.csv', { observedThrough: '2018-12-17' })
    expect(
      new Set(
        told.events.filter(({ type }) => type === 'journey_observed').map(({ detail }) => detail?.through),
      ),
    ).toEqual(new Set(['2018-12-17']))
    expect(oddities(told)).toHaveLength(2)
  })
})

describe.runIf(existsSync(folder))('read again', () => {
  test.each([
    'hanneman-job-applications/Merged.csv',
    'jbhunt-job-search/jsdata.csv',
    'heiss-academic-jobs/jobs_clean.csv',
  ])('%s gives the same events, each with its own id in its journey', async (path) => {
    const told = await readReal(path)
    expect((await readReal(path)).events).toEqual(told.events)
    const ids = told.events.map(({ journey_id, event_id }) => `${journey_id} ${event_id}`)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe.runIf(existsSync(folder))('nothing of a real job search is taken for personal data', () => {
  test.each([
    'hanneman-job-applications/Merged.csv',
    'jbhunt-job-search/jsdata.csv',
    'heiss-academic-jobs/jobs_clean.csv',
  ])('%s', async (path) => {
    const gate = openGate()
    const told = await readReal(path)
    expect(
      told.rows.flatMap(({ row, events }) => events.flatMap(gate).map((fault) => ({ row, ...fault }))),
    ).toEqual([])
  })
})
