import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DistributionAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningProduct, stateDirectory } from './running-product.ts'

const searches = fileURLToPath(new URL('../../shared/data/', import.meta.url))
const files = {
  hanneman: `${searches}hanneman-job-applications/Merged.csv`,
  jbhunt: `${searches}jbhunt-job-search/jsdata.csv`,
  heiss: `${searches}heiss-academic-jobs/jobs_clean.csv`,
}

// The public data sets are not part of the repository; where tests run for good they stand beside it.
const there = existsSync(searches)
test.runIf(process.env['CI'] !== undefined)('the public job searches stand beside the checkout', () => {
  expect(there).toBe(true)
})

const state = stateDirectory({ HEARBACK_SAMPLE: 'false' })
let product: RunningProduct

beforeAll(async () => {
  if (there) product = await state.start()
}, 120_000)
afterAll(async () => {
  await state.remove()
})

const importOf = async (workspace: keyof typeof files, ...given: string[]) => {
  const { out, status, said } = await product.command(
    'import',
    files[workspace],
    '--workspace',
    workspace,
    '--json',
    ...given,
  )
  expect([0, 4], said).toContain(status)
  return JSON.parse(out)
}

const asked = async (workspace: string): Promise<DistributionAnswer> => {
  const { out } = await product.command(
    'ask',
    'response-rates',
    '--workspace',
    workspace,
    '--where',
    'touchpoint=application',
    '--json',
  )
  return JSON.parse(out)
}

const endedByHorizon = ({ groups }: DistributionAnswer): number[] =>
  (groups[0]?.horizons ?? []).map(
    ({ waiting }) => Math.round(1000 * (1 - (waiting.estimate ?? Number.NaN))) / 10,
  )

test.runIf(there)('Hanneman: 177 journeys observed through 2023-03-13 answer as R does', async () => {
  const job = await importOf('hanneman')
  expect(job.counts.journeys).toBe(177)
  expect(job.guesses).toContainEqual(
    expect.objectContaining({ setting: 'observed_through', value: '2023-03-13' }),
  )
  const answer = await asked('hanneman')
  expect(answer.data_quality).toEqual({ grade: job.grade, imports: 1 })
  expect(answer.observed_through).toBe('2023-03-13')
  expect(endedByHorizon(answer)).toEqual([22, 26, 29.5, 32.6, 37.4])
  const answered = answer.groups[0]?.horizons.map(
    ({ exits }) => Math.round(1000 * (exits['answered']?.estimate ?? 0)) / 10,
  )
  expect(answered).toEqual([21.5, 25.4, 28.9, 32.1, 36.8])
})

test.runIf(there)('jbhunt: 55 journeys, 33 rows never applied, three findings', async () => {
  const job = await importOf('jbhunt', '--observed-through', '2025-07-08')
  expect(job.counts.journeys).toBe(55)
  expect(job.counts.never_applied).toBe(33)
  expect(job.findings).toHaveLength(3)
  const horizons = (await asked('jbhunt')).groups[0]?.horizons ?? []
  const at = (day: number) => horizons.find(({ days }) => days === day)?.waiting.estimate ?? Number.NaN
  expect([30, 60, 90].map((day) => Math.round(1000 * (1 - at(day))) / 10)).toEqual([20.5, 28.7, 39.7])
})

test.runIf(there)(
  'Heiss: 186 journeys, 27 first interviews, 9 fly-outs, 2 offers, two findings',
  async () => {
    const job = await importOf('heiss')
    expect(job.counts.journeys).toBe(186)
    expect(job.findings).toHaveLength(2)
  },
)

test.runIf(there).each(['hanneman', 'jbhunt', 'heiss'] as const)(
  'importing %s again adds nothing',
  async (workspace) => {
    const job = await importOf(
      workspace,
      ...(workspace === 'jbhunt' ? ['--observed-through', '2025-07-08'] : []),
    )
    expect(job.counts.accepted ?? 0).toBe(0)
    expect(job.counts.duplicates).toBeGreaterThan(0)
  },
)
