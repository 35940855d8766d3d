import { describe, expect, test } from 'vitest'
import { factsOf, observedOf, read } from './reading.ts'

const settingsOf = (told: Awaited<ReturnType<typeof read>>) =>
  told.guesses
    .filter(({ setting }) => setting !== 'format' && setting !== 'inclusion')
    .map(({ setting }) => setting)
const rules = (told: Awaited<ReturnType<typeof read>>) => told.findings.map(({ row, rule }) => [row, rule])

describe('where the header is', () => {
  test('the row that names the most columns, below titles and groups of columns', async () => {
    const told = await read(
      'Search 2025,,,\nTotal sent:,2,,\n,,Application,Interview\nCompany,Role,Date Applied,Onsite\nA,E,2025-01-05,2025-01-20\n',
    )
    expect(factsOf(told)[0]?.[0]).toBe('application_submitted 2025-01-05')
    expect(told.rows[0]?.row).toBe(5)
  })
  test('a row of words below it is none, although one of them is "Applied"', async () => {
    const told = await read('Job Title,Company Name,Job Status\nPainter,A,Applied\nBaker,B,Rejected\n')
    expect(told.last).toMatchObject({ kind: 'unreadable', code: 'unknown_columns' })
  })
  test('a name in brackets asks for an order of day and month, where no date decides', async () => {
    const told = await read('Company,Date Applied (DD/MM/YYYY)\nA,03/04/2025\n')
    expect(factsOf(told)).toEqual([['application_submitted 2025-04-03']])
    expect(settingsOf(told)).toContain('date_order')
  })
})

describe('which column is the day of the application', () => {
  test('ticks say whether, another column says when', async () => {
    const told = await read('Company,Applied,Date Applied\nA,Yes,2025-01-15\nB,No,\nC,Yes,\n')
    expect(factsOf(told)).toEqual([['application_submitted 2025-01-15'], ['application_submitted unknown']])
    expect(rules(told)).toEqual([
      [3, 'never_applied'],
      [4, 'undated_application'],
    ])
  })
  test('a day nobody explains is taken, and said to be a guess', async () => {
    const told = await read(
      'Title,Company,List,Created At\nE,A,Applied,2025-01-15\nE,B,Wishlist,2025-01-16\n',
    )
    expect(factsOf(told)).toEqual([['application_submitted 2025-01-15']])
    expect(told.guesses).toContainEqual(
      expect.objectContaining({ setting: 'application_day', value: 'Created At' }),
    )
    expect(rules(told)).toEqual([[3, 'never_applied']])
  })
  test('the day a posting was saved is not the day of the application', async () => {
    const told = await read('Company,Date Saved,Date Applied\nA,2025-01-15,2025-01-16\nB,2025-01-17,\n')
    expect(factsOf(told)).toEqual([['application_submitted 2025-01-16']])
    expect(told.dropped).toEqual(['Date Saved'])
  })
})

describe('stages as ticks and words', () => {
  test('a tick is a fact of unknown day, and says nothing beside a date', async () => {
    const told = await read(
      'Company,Applied,OA,Interview,Interview Date,Offer\nA,2025-01-05,TRUE,TRUE,2025-01-20,FALSE\n',
    )
    expect(factsOf(told)[0]?.slice(1)).toEqual([
      'interview_held unknown {"kind":"assessment"}',
      'interview_held 2025-01-20',
    ])
  })
  test.each([
    ['Passed', ['interview_held unknown {"kind":"onsite","channel":"in_person"}']],
    ['scheduled', ['interview_scheduled unknown {"kind":"onsite","channel":"in_person"}']],
    ['not required', []],
    ['2025-01-20 (passed)', ['interview_held 2025-01-20 {"kind":"onsite","channel":"in_person"}']],
  ])('an onsite that is %s', async (cell, facts) => {
    const told = await read(`Company,Date Applied,Onsite\nA,2025-01-05,${cell}\n`)
    expect(factsOf(told)[0]?.slice(1)).toEqual(facts)
    expect(told.findings).toEqual([])
  })
  test.each([
    ['Declined', 'offer_declined unknown'],
    ['"$120,000"', 'offer_presented unknown'],
  ])('an offer that is %s', async (cell, fact) => {
    expect(factsOf(await read(`Company,Applied,Offer\nA,2025-01-05,${cell}\n`))[0]?.[1]).toBe(fact)
  })
  test('several days are several interviews, the ends of one appointment are not', async () => {
    const told = await read(
      'Company,Applied,Interview\nA,2025-01-05,8/14/2025 & 8/20/2025\nB,2025-01-05,"January 5, 2025 → January 7, 2025"\n',
    )
    expect(factsOf(told).map((facts) => facts.slice(1))).toEqual([
      ['interview_held 2025-08-14', 'interview_held 2025-08-20'],
      ['interview_held 2025-01-05'],
    ])
  })
  test('words nobody knows beside a day leave the day, and are found', async () => {
    const told = await read('Company,Applied,Interview\nA,2025-01-05,2025-01-20 with Bob\n')
    expect(factsOf(told)[0]?.[1]).toBe('interview_held 2025-01-20')
    expect(rules(told)).toEqual([[2, 'unread_words']])
    expect(JSON.stringify(told.items)).not.toContain('Bob')
  })
  test('a column of words without any day refuses no row', async () => {
    const told = await read(
      'Company,Date Applied,Response\nA,2025-01-05,they liked me\nB,2025-01-06,Rejected\n',
    )
    expect(factsOf(told)[1]?.[1]).toBe('candidate_rejected unknown')
    expect(rules(told)).toEqual([
      [2, 'unread_words'],
      [3, 'undated_end'],
    ])
  })
  test('a column called Phone is of interviews when it holds days, and of numbers when it does not', async () => {
    const days = await read('Company,Applied,Phone\nA,2025-01-05,2025-01-10\n')
    expect(factsOf(days)[0]).toHaveLength(2)
    const numbers = await read('Company,Applied,Phone\nA,2025-01-05,555-0100\n')
    expect([factsOf(numbers)[0]?.length, numbers.dropped]).toEqual([1, ['Phone']])
  })
})

describe('days written otherwise', () => {
  test('without a year it is the first such day from the application on, and that is found', async () => {
    const told = await read('Company,Applied,Interview\nA,2024-12-20,5 Jan\n')
    expect(factsOf(told)[0]?.[1]).toBe('interview_held 2025-01-05')
    expect(rules(told)).toEqual([[2, 'year?']])
  })
  test('an application without a year lies in the only year of the others, or is refused', async () => {
    const told = await read('Company,Applied\nA,8-Jul\nB,2019-09-25\n')
    expect(factsOf(told).flat()).toContain('application_submitted 2019-07-08')
    const open = await read('Company,Applied\nA,8-Jul\nB,2019-09-25\nC,2020-01-02\n')
    expect(open.findings).toMatchObject([{ row: 2, rule: 'unreadable_day', refused: true }])
  })
  test('spreadsheet numbers are days when those of the application are', async () => {
    const told = await read('Company,Applied,Interview,Offer\nA,45678,45690,120000\n')
    expect(factsOf(told)[0]).toEqual([
      'application_submitted 2025-01-21',
      'interview_held 2025-02-02',
      'offer_presented unknown',
    ])
    expect(settingsOf(told)).toContain('day_numbers')
    expect(rules(await read('Company,Applied,Interview\nA,2025-01-21,45690\n'))).toEqual([
      [2, 'unreadable_day'],
    ])
  })
  test('a status holds its own day', async () => {
    const told = await read(
      'Company,Date Applied,Status\nA,1/2/2025,❌ Rejected 1/25/2025\nB,1/3/2025,"Applied 1/3, phone screen 1/10, rejected 2/1"\n',
    )
    expect(factsOf(told).map((facts) => facts.slice(1))).toEqual([
      ['candidate_rejected 2025-01-25'],
      ['interview_scheduled 2025-01-10 {"kind":"screening"}', 'candidate_rejected 2025-02-01'],
    ])
  })
})

const tracker = (status: string) =>
  `Company,Date Applied,Status,Last Updated\nA,2025-01-05,${status},2025-01-20\nB,2025-01-06,Applied,2025-02-01\n`
const changedAtOnce = (status: string) => `${status},2025-01-05,${status},2025-03-01\n`

describe('the day of the last change', () => {
  test('dates a status that has no day of its own, as a guess', async () => {
    const told = await read(tracker('Rejected'))
    expect(factsOf(told)[0]?.[1]).toBe('candidate_rejected 2025-01-20')
    expect(told.guesses).toContainEqual(
      expect.objectContaining({ setting: 'status_day', value: 'Last Updated' }),
    )
    expect(told.findings).toEqual([])
  })
  test('dates no silence', async () => {
    const told = await read(tracker('Ghosted'))
    expect(factsOf(told)[0]).toHaveLength(1)
    expect(settingsOf(told)).toEqual(['observed_through'])
  })
  test('is how far the file was watched', async () => {
    expect(observedOf((await read(tracker('Ghosted'))).events)).toMatchObject({ through: '2025-02-01' })
  })
  test('the same in every row is the day of the export', async () => {
    const told = await read(
      `Company,Date Applied,Status,Updated\n${changedAtOnce('Rejected')}${changedAtOnce('Applied')}${changedAtOnce('Offer')}`,
    )
    expect(factsOf(told)[0]?.[1]).toBe('candidate_rejected unknown')
    expect(observedOf(told.events)).toMatchObject({ through: '2025-03-01' })
  })
})

test('a row of totals is no journey, and that is said', async () => {
  const told = await read('Company,Applied,Interview\nA,2025-01-05,\nTotal,1,1\n')
  expect(told.rows).toHaveLength(1)
  expect(told.findings).toMatchObject([{ row: 3, rule: 'totals_row', refused: false }])
})

test.each([
  ['Firma;Stelle;Bewerbungsdatum;Status;Antwort am\nA;X;05.01.2025;Absage;20.01.2025\n'],
  ['Entreprise;Poste;Date de candidature;Statut;Date de réponse\nA;X;5 janvier 2025;Refusé;20 janv. 2025\n'],
  [
    'Empresa\tPuesto\tFecha de postulación\tEstado\tFecha de respuesta\nA\tX\t5/1/2025\tRechazado\t20/1/2025\n',
  ],
  ['Empresa;Vaga;Data da candidatura;Situação;Data do retorno\nA;X;05/01/2025;Recusado;20/01/2025\n'],
  ['公司名称,岗位,投递日期,当前状态,反馈时间\n甲,X,2025年1月5日,简历挂,2025年1月20日\n'],
])('one row in its own language: %s', async (file) => {
  expect(factsOf(await read(file))).toEqual([
    ['application_submitted 2025-01-05', 'candidate_rejected 2025-01-20'],
  ])
})
