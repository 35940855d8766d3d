import { expect, test } from 'vitest'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('smartrecruiters', 'smartrecruiters.ndjson')

const status = (word: unknown, more: object = {}) => ({
  status: word,
  createDate: '2026-03-05T12:00:00.000Z',
  ...more,
})
const history = (...content: object[]) => ({ applicationId: 's1', content })
const facts = async (record: unknown) =>
  toldFacts(await readRecords('smartrecruiters', record)).map((fact) =>
    fact.slice('smartrecruiters:s1 '.length).replace(' 2026-03-05T12:00:00.000Z', ''),
  )

test.each([
  ['OFFER', 'stage_entered {"stage":"Offer"}'],
  ['OFFERED', 'stage_entered {"stage":"Offer"}'],
  ['IN-REVIEW', 'stage_entered {"stage":"In review"}'],
  ['IN_REVIEW', 'stage_entered {"stage":"In review"}'],
  ['HIRED', 'stage_entered {"stage":"Hired"}'],
  ['NEW', 'application_submitted'],
  ['WITHDRAWN', 'candidate_withdrew'],
  ['constructor', 'stage_entered {"stage":"constructor"}'],
])('the alias %s', async (word, fact) => expect(await facts(history(status(word)))).toEqual([fact]))

test('a sub-status names the stage more closely, and under a rejection the reason', async () => {
  const record = history(
    status('INTERVIEW', { subStatus: 'Onsite' }),
    status('REJECTED', { subStatus: 'Position closed' }),
  )
  expect(await facts(record)).toEqual([
    'stage_entered {"stage":"Onsite"}',
    'journey_closed {"reason":"position_closed"}',
  ])
})

test('a candidate in a job is a journey; a history of nobody is refused', async () => {
  const told = await readRecords('smartrecruiters', [
    { candidateId: 'c', jobId: 'j', content: [status('NEW')] },
    { candidateId: 'c', content: [status('NEW')] },
  ])
  expect(told.events[0]?.journey_id).toBe('smartrecruiters:c/j')
  expect(toldFindings(told)).toEqual(['unknown_record /applicationId'])
})
