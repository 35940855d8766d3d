import { expect, test } from 'vitest'
import { clocksOf } from '../src/clocks/clocks-of.ts'
import { processes } from '../src/processes/shipped.ts'
import { clockCases, noWords } from './clock-table.ts'
import { journeyOf, processNamed, spellsOf } from './journey-builder.ts'

const start = '1-10'
const stop = '1-14'

test.each(clockCases)('$clock: $starting, then $event $detail: $outcome', (row) => {
  const journey = journeyOf(row.process, [
    [start, row.starting],
    [stop, row.event, row.detail],
  ])
  expect(spellsOf(journey, row.clock)[0]).toBe(`#1 1-10 +4 ${row.outcome}`)
  const causes = clocksOf(processNamed(row.process)).find(({ id }) => id === row.clock)?.causes
  expect(causes).toContain(row.outcome.split('/')[0])
})

test.each(noWords)('%s is no word from the employer', (type) => {
  const journey = journeyOf('hiring', [
    [start, 'application_submitted'],
    [stop, type],
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-10 running'])
})

test.each(['Applied', 'Debrief'])('a stage the candidate need not notice is no word: %s', (stage) => {
  const journey = journeyOf('hiring', [
    [start, 'follow_up_sent'],
    [stop, 'stage_entered', { stage }],
  ])
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-10 running'])
})

test('every clock of every process is shown to start by the tables, and says how', () => {
  const shown = new Set(clockCases.map(({ process, clock }) => `${process} ${clock}`))
  for (const process of [processNamed('hiring'), processNamed('exit-interview'), processNamed('opening')])
    for (const { id } of clocksOf(process))
      if (!id.startsWith('stage:')) expect(shown).toContain(`${process.id} ${id}`)
  for (const process of processes.values()) {
    const clocks = clocksOf(process)
    expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length)
    for (const clock of clocks) {
      expect(clock).toMatchObject({ version: 1, description: expect.stringMatching(/\.$/) })
      expect(clock.starts.length).toBeGreaterThan(0)
      expect(structuredClone(clock)).toEqual(clock)
    }
    expect(JSON.parse(JSON.stringify(process))).toEqual(process)
  }
})
