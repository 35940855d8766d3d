import type { Definitions } from '../src/index.ts'

const clocks = {
  hiring: {
    'stage:applied': ['advanced', 'rejected'],
    'stage:interviewing': ['advanced', 'rejected'],
    'response:application': ['answered', 'withdrawn', 'closed'],
    'response:interview': ['answered', 'another_round', 'withdrawn', 'closed'],
    'response:follow_up': ['answered', 'withdrawn', 'closed'],
    time_to_first_response: ['reached', 'rejected'],
    time_to_interview: ['reached', 'rejected'],
    time_to_offer: ['reached', 'rejected'],
    time_to_accept: ['reached', 'rejected'],
    time_to_start: ['reached', 'rejected'],
  },
  opening: { time_to_fill: ['filled', 'closed'] },
}

const clocksOf = (process: string, causes: Record<string, string[]>) =>
  Object.entries(causes).map(([clock, ends]) => ({
    clock,
    process,
    version: 1,
    label: clock,
    description: 'From one fact until another.',
    owner: 'employer' as const,
    starts: ['application_submitted'],
    stops: [],
    causes: ends,
  }))

const stage = (name: string) => ({
  stage: name,
  clock: `stage:${name}`,
  label: name,
  owner: 'employer' as const,
  entered: 'a fact',
})
const described = { version: 1, source: 'a test' }

/** Two processes, small enough to see through. */
export const smallDefinitions: Definitions = {
  processes: [
    {
      ...described,
      label: 'Hiring',
      process: 'hiring',
      stages: [stage('applied'), stage('interviewing')],
      clocks: Object.keys(clocks.hiring),
    },
    { ...described, label: 'Opening', process: 'opening', stages: [], clocks: Object.keys(clocks.opening) },
  ],
  clocks: Object.entries(clocks).flatMap(([process, causes]) => clocksOf(process, causes)),
}
