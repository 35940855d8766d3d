import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import type { FoldedJourney, Spell } from '@hearback/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ReadFileOptions, readFile, readMapping } from '../src/index.ts'
import { foldRead } from './fold-read.ts'
import { besideActivities, gather, options, type Told } from './reading.ts'

const path = fileURLToPath(
  new URL('../../../../shared/data/hiring-log/hiring_log_high.xes.gz', import.meta.url),
)
const open = () => createReadStream(path).pipe(createGunzip())
const readLog = (more: Partial<ReadFileOptions> = {}): Promise<Told> =>
  gather(readFile({ open, format: 'auto', options: { ...options, ...more } }))

const screening = { type: 'interview_held', detail: { kind: 'screening' } }
const technical = { type: 'interview_held', detail: { kind: 'technical' } }
const check = { type: 'background_check_started' }
const activities = {
  'Hand In Job Application': { type: 'application_submitted' },
  'Telephonic Screening': screening,
  'Screening Interview': screening,
  'Coding Interview': technical,
  'ML Interview': technical,
  'Frontend Interview': technical,
  'Backend Interview': technical,
  'Behavioral Interview': technical,
  'Background Check': check,
  'Extensive Background Check': check,
  'Make Job Offer': { type: 'offer_presented' },
  'Application Rejected': { type: 'candidate_rejected' },
}

const mappingOf = (given: unknown) => {
  const read = readMapping(given, options)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.mapping
}

const tally = (journeys: Iterable<FoldedJourney>) => {
  const folded = [...journeys]
  const spells = folded.flatMap((journey) => journey.spells.filter(({ clock }) => clock === 'time_to_offer'))
  const ended = (cause: Spell['cause']) => spells.filter((spell) => spell.cause === cause).length
  const after = folded.filter(({ findings }) =>
    findings.some(({ rule, clock }) => rule === 'reached_after_ending' && clock === 'time_to_offer'),
  )
  return {
    spells: spells.length,
    rejected: ended('rejected'),
    reached: ended('reached'),
    running: ended(null),
    reached_after_ending: after.length,
  }
}
const known = { spells: 10_000, rejected: 8_781, reached: 1_219, running: 0, reached_after_ending: 1_311 }

describe.runIf(existsSync(path))('a simulated hiring log of 10,000 cases', () => {
  let told: Told
  beforeAll(async () => {
    told = await readLog({ mapping: mappingOf(activities) })
  }, 120_000)

  test('every trace is a journey with every event of it', () => {
    const facts = told.events.filter(({ type }) => type !== 'journey_observed')
    expect(told.rows).toHaveLength(10_000)
    expect(facts).toHaveLength(63_869)
    expect(told.last).toMatchObject({
      kind: 'end',
      counts: { journeys: 10_000, facts: 63_869, undatedFacts: 0 },
    })
    expect(told.findings).toEqual([])
    const ids = told.events.map(({ journey_id, event_id }) => `${journey_id} ${event_id}`)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the waits for an offer are those that are known of it', () => {
    expect(tally(foldRead(told.events).values())).toEqual(known)
  })

  test('1,413 journeys hold both a rejection and an offer', () => {
    const both = told.rows.filter(({ events }) =>
      (['candidate_rejected', 'offer_presented'] as const).every((type) =>
        events.some((e) => e.type === type),
      ),
    )
    expect(both).toHaveLength(1_413)
  })

  test('no attribute of a trace is taken: here they are simulated protected ones', () => {
    expect(told.events.filter(({ attributes }) => attributes !== undefined)).toEqual([])
    expect(JSON.stringify(told.items)).not.toMatch(
      /religious|german|citizen|gender|yearsOfEducation|Desk|HR-/,
    )
  })

  test('read without a mapping its activities are known by their names', async () => {
    const guessed = await readLog()
    expect(besideActivities(guessed)).toEqual([])
    expect(guessed.findings.length).toBeGreaterThan(5)
    expect(tally(foldRead(guessed.events).values())).toEqual(known)
  }, 120_000)
})
