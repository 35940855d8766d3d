import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import DocumentedMeasures from '../src/pages/workspace/DocumentedMeasures.svelte'
import { documentedRows, documentedSources, vendorOf } from '../src/pages/workspace/documented.ts'

const measure = {
  vendor: 'gem' as const,
  measure: 'Average time in stage',
  statistic: 'mean' as const,
  days: 9.4,
  share: null,
  rests_on: 200,
  completed: 200,
  still_waiting: { waits: 1200, are: 'left_out' as const },
  ended_otherwise: { waits: 0, are: 'left_out' as const },
  hearback: [
    { of: 'those who move on', within_days: 90, days: { days: 17.2, low: 15, high: 19.4 }, share: null },
  ],
  difference: 'Gem leaves out those who still wait.',
  assumed: ['days are whole'],
  reason: null,
  source: 'https://example.org/measures',
}
const group = { key: { clock: 'stage:applied' }, as_documented: [measure] }

test('another tool’s number stands beside ours, with what becomes of those who still wait', () => {
  expect(documentedRows([group])).toEqual([
    {
      group: 'Applied',
      measure: 'Average time in stage',
      theirs: '9.4 days',
      ours: '17.2 days (15 to 19.4)',
      waiting: '1,200 left out',
      ended: '0',
      difference: 'Gem leaves out those who still wait.',
    },
  ])
  expect(documentedSources([group, group])).toHaveLength(1)
})

test('a number that is not known is a dash on either side', () => {
  const unknown = { ...measure, days: null, hearback: [] }
  expect(documentedRows([{ ...group, as_documented: [unknown] }])[0]).toMatchObject({
    theirs: '–',
    ours: '–',
  })
})

test('nothing is shown where no other tool was asked for', () => {
  expect(vendorOf([{ key: {} }])).toBeNull()
  const shown = (groups: Parameters<typeof documentedRows>[0]) =>
    render(DocumentedMeasures, { props: { groups } }).body
  expect(shown([{ key: {} }])).not.toContain('<table')
  expect(shown([group])).toContain('As Gem would count it')
})
