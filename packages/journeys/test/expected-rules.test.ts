import { expect, test } from 'vitest'
import { journeyOf, type Line, measuresOf } from './journey-builder.ts'

const minutes = (when: string, kind: string, duration: number | null): Line => [
  when,
  'interview_held',
  duration === null ? { kind } : { kind, duration_minutes: duration },
]

test.each([
  [19, 'shorter'],
  [20, 'kept'],
  [30, 'kept'],
  [31, 'longer'],
])('a screening of %i minutes: %s', (duration, outcome) => {
  const journey = journeyOf('hiring', [minutes('1-16', 'screening', duration)])
  expect(measuresOf(journey, 'X08')).toEqual([`#1 1-16.. ${outcome} ${duration}`])
})

test('every screening is measured, and one of unknown duration shows nothing', () => {
  const journey = journeyOf('hiring', [
    minutes('1-16', 'screening', 25),
    minutes('1-17', 'screening', null),
    minutes('1-18', 'screening', 0),
    minutes('1-19', 'technical', 60),
  ])
  expect(measuresOf(journey, 'X08')).toEqual(['#1 1-16.. kept 25', '#2 1-18.. shorter 0'])
})

test('a later round is compared with the last screening before it', () => {
  const journey = journeyOf('it-interview', [
    minutes('1-10', 'technical', 90),
    minutes('1-16', 'screening', 30),
    minutes('1-20', 'technical', 45),
    minutes('1-21', 'onsite', 30),
    minutes('1-22', 'panel', null),
    minutes('1-23', 'screening', 20),
    minutes('1-24', 'other', 15),
  ])
  expect(measuresOf(journey, 'X09')).toEqual([
    '#1 1-20.. kept 15',
    '#2 1-21.. broken 0',
    '#3 1-24.. broken -5',
  ])
})

const onboarded: Line = ['4-06', 'onboarding_started']
const started = (when: string, kind?: string): Line => [
  when,
  'background_check_started',
  kind === undefined ? {} : { kind },
]
const passed = (when: string, kind?: string): Line => [
  when,
  'background_check_passed',
  kind === undefined ? {} : { kind },
]

test.each<[string, Line[], string[]]>([
  ['passed before', [started('3-23'), passed('4-01'), onboarded], ['#1 4-06.. kept']],
  ['passed on the day', [started('3-23'), passed('4-06'), onboarded], ['#1 4-06.. kept']],
  ['only passed on record', [passed('4-01'), onboarded], ['#1 4-06.. kept']],
  ['still under way', [started('3-23'), onboarded, passed('4-08')], ['#1 4-06.. broken']],
  [
    'one kind still under way',
    [started('3-23', 'a'), started('3-23', 'b'), passed('4-01', 'a'), onboarded],
    ['#1 4-06.. broken'],
  ],
  ['failed', [started('3-23'), ['4-01', 'background_check_failed'], onboarded], ['#1 4-06.. broken']],
  ['begun only after it', [onboarded, started('4-08'), passed('4-10')], ['#1 4-08.. broken']],
  ['begun anew after it', [passed('4-01'), onboarded, started('4-08')], ['#1 4-06.. kept']],
  [
    'onboarded twice',
    [passed('4-01'), onboarded, started('4-08'), ['4-09', 'onboarding_started']],
    ['#1 4-06.. kept'],
  ],
  ['no check on record', [onboarded], []],
  ['not onboarded yet', [started('3-23'), passed('4-01')], []],
])('the check before the onboarding: %s', (_case, lines, shown) => {
  expect(measuresOf(journeyOf('amazon-post-interview', lines), 'X04')).toEqual(shown)
})

const announced = (when: string, lastWorkingDay?: string): Line => [
  when,
  'separation_announced',
  lastWorkingDay === undefined ? {} : { last_working_day: `2026-${lastWorkingDay}` },
]
const moved = (when: string, to: string): Line => [
  when,
  'last_working_day_changed',
  { last_working_day: `2026-${to}` },
]
const invited = (when: string): Line => [when, 'exit_interview_invited']
const exit = (...lines: Line[]) => measuresOf(journeyOf('exit-interview', lines), 'X06')

test('the exit interview of document 001: kept by the first last working day, early by the one in force', () => {
  expect(exit(announced('5-01', '05-29'), invited('5-18'))).toEqual([
    '#1 5-01..5-18 pending',
    '#1 5-18..5-22 pending 11',
    '#1 5-22.. kept 11',
  ])
  expect(exit(announced('5-01', '05-29'), invited('5-18'), moved('5-20', '06-05'))).toEqual([
    '#1 5-01..5-18 pending',
    '#1 5-18..5-20 pending 11',
    '#1 5-20..5-29 pending 18',
    '#1 5-29.. early 18',
  ])
})

test.each([
  ['5-14', 'early 15'],
  ['5-15', 'kept 14'],
  ['5-22', 'kept 7'],
  ['5-23', 'late 6'],
  ['6-02', 'late -4'],
])('invited on %s, the last working day 5-29: %s', (when, outcome) => {
  expect(exit(announced('5-01', '05-29'), invited(when)).at(-1)).toMatch(new RegExp(`\\.\\. ${outcome}$`))
})

test('never invited is late from the last day of the window on', () => {
  expect(exit(announced('5-01', '05-29'))).toEqual(['#1 5-01..5-22 pending', '#1 5-22.. late'])
})

test('a last working day moved later, after the window had passed, is judged anew from then on and not before', () => {
  expect(exit(announced('5-01', '05-29'), moved('5-25', '06-19'), invited('6-08'))).toEqual([
    '#1 5-01..5-22 pending',
    '#1 5-22..5-25 late',
    '#1 5-25..6-08 pending',
    '#1 6-08..6-12 pending 11',
    '#1 6-12.. kept 11',
  ])
})

test('announced less than two weeks before, it could not be kept', () => {
  expect(exit(announced('5-16', '05-29'), invited('5-18'))).toEqual([
    '#1 5-16..5-18 impossible',
    '#1 5-18.. impossible 11',
  ])
  expect(exit(announced('5-15', '05-29'))[0]).toBe('#1 5-15..5-22 pending')
  expect(exit(announced('5-01', '05-29'), moved('5-04', '05-12')).at(-1)).toBe('#1 5-04.. impossible')
})

test('without a last working day nothing can be counted back, until it is told', () => {
  expect(exit(announced('5-01'), invited('5-04'))).toEqual([])
  expect(exit(announced('5-01'), invited('5-04'), moved('5-10', '05-20'))).toEqual([
    '#1 5-10..5-13 pending 16',
    '#1 5-13.. early 16',
  ])
})

test('a separation withdrawn is counted no more, and announced again it is another one', () => {
  const lines: Line[] = [announced('5-01', '05-29'), invited('5-18'), ['5-25', 'separation_withdrawn']]
  expect(exit(...lines)).toEqual([
    '#1 5-01..5-18 pending',
    '#1 5-18..5-22 pending 11',
    '#1 5-22..5-25 kept 11',
  ])
  expect(exit(...lines, announced('6-01', '06-30')).slice(3)).toEqual([
    '#2 6-01..6-23 pending',
    '#2 6-23.. late',
  ])
})

test('held or declined without an invitation on record: when it was given is not known', () => {
  expect(exit(announced('5-01', '05-29'), ['5-20', 'exit_interview_held']).at(-1)).toBe('#1 5-22.. unknown')
  expect(exit(announced('5-01', '05-29'), ['5-20', 'exit_interview_declined']).at(-1)).toBe(
    '#1 5-22.. unknown',
  )
  expect(exit(announced('5-01', '05-29'), invited('5-18'), ['5-20', 'exit_interview_held']).at(-1)).toBe(
    '#1 5-22.. kept 11',
  )
})

test('what would hold after the last day the journey was watched is not known', () => {
  const watched: Line = ['5-02', 'journey_observed', { through: '2026-05-20' }]
  expect(exit(announced('5-01', '05-29'), watched)).toEqual(['#1 5-01..5-22 pending'])
})

test('an ending of unknown day ends what was known after the last dated fact', () => {
  const lines: Line[] = [announced('5-01', '05-29'), invited('5-18'), [null, 'separation_withdrawn']]
  expect(exit(...lines)).toEqual(['#1 5-01..5-18 pending', '#1 5-18..5-19 pending 11'])
})

test('a candidacy closed keeps what its interviews showed', () => {
  const journey = journeyOf('hiring', [minutes('1-16', 'screening', 25), ['1-16', 'journey_closed']])
  expect(measuresOf(journey, 'X08')).toEqual(['#1 1-16.. kept 25'])
})
