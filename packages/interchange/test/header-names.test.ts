import { describe, expect, test } from 'vitest'
import { headerNames, interviewNames } from '../src/csv/header-names.ts'
import { roleOfHeader } from '../src/csv/header-role.ts'

test('every name of the table is found in its role, alone or with a word for date', () => {
  for (const [role, names] of Object.entries(headerNames))
    for (const name of names) {
      const written = name.endsWith('+') ? `${name.slice(0, -1)} date` : name
      expect([written, roleOfHeader(written)?.role]).toEqual([written, role])
    }
  for (const [names, detail] of interviewNames)
    for (const name of names) expect(roleOfHeader(name)).toMatchObject({ role: 'interview', detail })
})

describe('headers as people write them', () => {
  test.each([
    ['Date Applied', 'applied'],
    ['Date sent', 'applied'],
    ['Application Date', 'applied'],
    ['date_submitted', 'applied'],
    ['Applied on', 'applied'],
    ['Date of Application', 'applied'],
    ['投递时间', 'applied'],
    ['Beworben am', 'applied'],
    ['Date de candidature', 'applied'],
    ['Fecha de solicitud', 'applied'],
    ['Date of 1st Response', 'response'],
    ['Response?', 'response'],
    ['Réponse', 'response'],
    ['date_outcome', 'outcome'],
    ['outcome', 'status'],
    ['application_status', 'status'],
    ['状态', 'status'],
    ['Date Interview', 'interview'],
    ['Skype interview', 'interview'],
    ['Flyout', 'interview'],
    ['面试时间', 'interview'],
    ['Current Date', 'current_day'],
    ['date_posted', 'posted'],
    ['COMPANY', 'employer'],
    ['Job-Title', 'position'],
    ['Application site', 'source'],
    ['Remote?', 'work_mode'],
    ['#', 'row_index'],
    ['', 'row_index'],
  ])('%s is %s', (header, role) => {
    expect(roleOfHeader(header)?.role).toBe(role)
  })
  test.each([
    ['1st Interview', 1],
    ['Second interview date', 2],
    ['Interview 3', 3],
    ['Round 2', 2],
    ['二面', 2],
    ['Date of Interview 1', 1],
  ])('%s is round %i', (header, round) => {
    expect(roleOfHeader(header)).toMatchObject({ role: 'interview', detail: { round } })
  })
  test.each(['Salary', 'Notes', 'Contact e-mail', 'Lat', 'Days Since', 'Time to Rejection', 'toString'])(
    '%s is not known',
    (header) => {
      expect(roleOfHeader(header)).toBeNull()
    },
  )
})
