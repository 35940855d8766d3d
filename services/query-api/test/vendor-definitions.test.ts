import { VendorDefinition } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { shippedDefinitions } from '../src/shipped-definitions.ts'
import { comparedProcess, vendorDefinitions } from '../src/vendor-definitions.ts'

test('every measure of another tool is compared with clocks there are, and says where it is documented', () => {
  const clocks = new Set(
    shippedDefinitions.clocks
      .filter(({ process }) => process === comparedProcess)
      .map(({ clock }) => (clock.startsWith('stage:') ? 'stage:*' : clock)),
  )
  for (const definition of vendorDefinitions) {
    expect([...Value.Errors(VendorDefinition, definition)]).toEqual([])
    expect(definition.clocks.filter((clock) => !clocks.has(clock))).toEqual([])
    expect(definition.included.length).toBeGreaterThan(0)
    expect(definition.source).toMatch(
      /^https:\/\/[a-z.]+\.(greenhouse\.io|greenhouse\.com|gem\.com|ashbyhq\.com|lever\.co)\//,
    )
    expect(definition.source).toContain(definition.vendor)
    expect(definition.difference).toMatch(/^[A-Z].*\.$/)
  }
})

test('each vendor has its measures, none twice', () => {
  const named = vendorDefinitions.map(({ vendor, measure }) => `${vendor} ${measure}`)
  expect(new Set(named).size).toBe(named.length)
  expect([...new Set(vendorDefinitions.map(({ vendor }) => vendor))]).toEqual([
    'greenhouse',
    'gem',
    'ashby',
    'lever',
  ])
})

test('where those who wait are said to be left out, that is what is excluded', () => {
  for (const { waiting, excluded } of vendorDefinitions)
    expect(excluded.length > 0).toBe(waiting === 'left_out')
})
