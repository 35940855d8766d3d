import { expect, test } from 'vitest'
import type { Told } from '../reading.ts'
import { readRecords, toldFindings } from './reading-ats.ts'

const erasures = ({ items }: Told): unknown[] => items.filter(({ kind }) => kind === 'erasure')

test('a deleted application names the journey to erase, beside the finding', async () => {
  const told = await readRecords('greenhouse', {
    action: 'delete_application',
    payload: { application: { id: 7, candidate_id: 9 } },
  })
  expect(erasures(told)).toEqual([{ kind: 'erasure', row: 1, journeyId: 'greenhouse:7' }])
  expect(toldFindings(told)).toEqual(['erasure_asked /action'])
  expect(told.events).toEqual([])
})

test.each(['candidate_anonymized', 'delete_candidate', 'offer_deleted'])(
  '%s names no journey, even where an application stands beside',
  async (action) => {
    const payload = { candidate_id: 3, application: { id: 7 } }
    const told = await readRecords('greenhouse', { action, payload })
    expect([erasures(told), toldFindings(told)]).toEqual([[], ['erasure_asked /action']])
  },
)
