import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DistributionAnswer } from '@hearback/contracts'
import { afterAll, expect, test } from 'vitest'
import { productOfFile } from './product-of-file.ts'

// The public data sets are not part of the repository; where tests run for good they stand beside it.
const log = fileURLToPath(new URL('../../shared/data/hiring-log/hiring_log_high.xes.gz', import.meta.url))
const there = existsSync(log)
const folder = mkdtempSync(join(tmpdir(), 'hearback-log-'))

const running = productOfFile()
afterAll(() => rmSync(folder, { recursive: true }))

const held = (kind: string) => ({ type: 'interview_held', detail: { kind } })
const mapping = {
  activities: {
    'Hand In Job Application': { type: 'application_submitted' },
    'Telephonic Screening': held('screening'),
    'Screening Interview': held('screening'),
    'Coding Interview': held('technical'),
    'ML Interview': held('technical'),
    'Frontend Interview': held('technical'),
    'Backend Interview': held('technical'),
    'Behavioral Interview': held('technical'),
    'Background Check': { type: 'background_check_started' },
    'Extensive Background Check': { type: 'background_check_started' },
    'Make Job Offer': { type: 'offer_presented' },
    'Application Rejected': { type: 'candidate_rejected' },
  },
}

const workspace = ['--workspace', 'hiring-log', '--json']

const imported = async (...given: string[]) => {
  const { out, said, status } = await running().product.command('import', log, ...workspace, ...given)
  expect(status, said).toBe(0)
  return JSON.parse(out)
}

/** Asks until the projection has come as far as the token; one question waits for ten seconds at most. */
const timeToOffer = async (token: string): Promise<DistributionAnswer> => {
  for (;;) {
    const asked = ['ask', 'time-to-offer', '--where', `wait_for=${token}`, ...workspace]
    const { out, said, status } = await running().product.command(...asked)
    if (status === 0) return JSON.parse(out)
    expect(said).toContain('ask again')
  }
}

test.runIf(there)(
  'a log of 10,000 cases answers as it is known to, and stores no protected attribute',
  async () => {
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping))
    const job = await imported('--mapping', join(folder, 'mapping.json'))
    expect(job.counts).toMatchObject({
      journeys: 10_000,
      accepted: 73_869,
      refused: 0,
      conflicts: 0,
      findings: 0,
    })
    const answer = await timeToOffer(job.token)
    expect(answer.groups).toHaveLength(1)
    expect(answer.groups[0]).toMatchObject({
      journeys: 10_000,
      running: 0,
      exits: { rejected: 8_781, reached: 1_219 },
      reached_after_ending: 1_311,
    })
    const { rows } = await running().database.pool.query(
      "SELECT e::text AS line FROM log.event e WHERE e::text ~ 'gender|religious|citizen|german|yearsOfEducation|HR-pro|Front Desk'",
    )
    expect(rows).toEqual([])
  },
  240_000,
)
