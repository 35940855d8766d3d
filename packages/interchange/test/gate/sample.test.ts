import { expect, test } from 'vitest'
import { demoOptions, sampleTimelines } from '../../../sample/src/index.ts'
import { openGate } from '../../src/gate/gate.ts'

test('nothing of the invented timelines is taken for personal data', () => {
  const gate = openGate()
  for (const { events } of sampleTimelines(demoOptions))
    for (const event of events) expect(gate(event)).toEqual([])
})
