import { expect, test } from 'vitest'
import { renderVendorDefinitions } from '../src/render/vendor-definitions.ts'

test('a measure of another tool is a row, and below it stands why it differs and where it is documented', () => {
  const text = renderVendorDefinitions({
    definitions: [
      {
        vendor: 'gem',
        measure: 'passthrough rate',
        clocks: ['stage:*'],
        statistic: 'share',
        waiting: 'in_denominator',
        completed: ['advanced'],
        assumed: ['nobody skips a stage'],
        included: ['candidates who progressed'],
        excluded: [],
        ours: 'a chance',
        difference: 'Whoever waits has not passed.',
        source: 'https://example.com/rates',
      },
    ],
  })
  expect(text.split('\n')[2]).toBe('gem   passthrough rate  share      in denominator  stage:*')
  expect(text).toContain(
    'gem, passthrough rate: Whoever waits has not passed.\n  Assumed: nobody skips a stage.\n  https://example.com/rates',
  )
  expect(renderVendorDefinitions({ definitions: [] })).toBe('Nothing to compare.')
})
