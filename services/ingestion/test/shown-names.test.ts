import { expect, test } from 'vitest'
import { openFindings } from '../src/imports/findings.ts'
import { noteRemark, openAccount } from '../src/imports/import-account.ts'
import { withheldName } from '../src/intake/shown-name.ts'
import { openTally } from '../src/intake/tally.ts'

const personal = ['Anna Miller', 'Interview (Miller, Anna)', 'jane.doe@example.com', 'call 415-555-0134']
const ordinary = [
  'Where found',
  'Date Applied',
  'case:concept:name',
  '投递时间',
  '/payload/application/source/public_name',
  '/objects/1234567/attributes/org~1unit',
  'detail.scheduled_for',
  '_fivetran_synced',
  'Phone #',
  'E-Mail',
  'LinkedIn URL',
]

test('the names of dropped columns are told, unless they are personal data', () => {
  const tally = openTally()
  tally.noteDropped([...personal, ...ordinary])
  expect([...tally.dropped]).toEqual([withheldName, ...ordinary])
})

test('findings name their column, unless its name is personal data', () => {
  const findings = openFindings()
  for (const column of [...personal, ...ordinary, null])
    findings.add({ row: 2, column, rule: 'unread_words', refused: false, message: 'is not known' })
  expect(findings.take().map(({ column }) => column)).toEqual([
    ...personal.map(() => withheldName),
    ...ordinary,
    null,
  ])
})

const reasonOf = (header: string) => `the latest day in the column ${JSON.stringify(header)}`

test('a guess quotes a column, unless its name is personal data', () => {
  const account = openAccount(null)
  for (const header of ['Last changed', 'Last change by Anna Miller'])
    noteRemark(account, { kind: 'guess', setting: 'status_day', value: header, reason: reasonOf(header) }, 1)
  expect(account.guesses).toEqual([
    { setting: 'status_day', value: 'Last changed', reason: reasonOf('Last changed') },
    { setting: 'status_day', value: withheldName, reason: withheldName },
  ])
})
