import type { VendorDefinition } from '@hearback/contracts'

/** The process whose clocks the other tools have measures for. */
export const comparedProcess = 'hiring'

const stages = ['stage:*']
const ourShare =
  'the chance of having advanced within so many days of entering, by Aalen-Johansen, with those who wait counted for as long as they were followed'
const ourTime =
  'the days by which a share of all has left, by cause; whoever still waits has waited at least so long, and counts with that'

/**
 * Comparable measures as their makers document them, in our words; read in 2026. What a page does not say is
 * not guessed.
 */
export const vendorDefinitions: readonly VendorDefinition[] = [
  {
    vendor: 'greenhouse',
    measure: 'pass rate',
    clocks: stages,
    statistic: 'share',
    waiting: 'not_said',
    included: [
      'candidates moved from the stage to any other, also back to an earlier one',
      'in the total of a stage also candidates who bypassed it to a later one',
    ],
    excluded: [],
    ours: ourShare,
    difference:
      'A move back counts there as a pass and here as moved_back; and a share without a number of days rises by itself as a cohort grows older.',
    source: 'https://support.greenhouse.io/hc/en-us/articles/204636795',
  },
  {
    vendor: 'greenhouse',
    measure: 'average days in stage',
    clocks: stages,
    statistic: 'mean',
    waiting: 'not_said',
    included: ['an average of the days candidates spent in the stage or milestone'],
    excluded: [],
    ours: ourTime,
    difference:
      'A mean is one number for waits that end in different ways; which of them it holds, and whether those still running, is not said.',
    source: 'https://support.greenhouse.io/hc/en-us/articles/204636795',
  },
  {
    vendor: 'gem',
    measure: 'passthrough rate',
    clocks: stages,
    statistic: 'share',
    waiting: 'in_denominator',
    included: ['candidates who progressed to the next stage, divided by the candidates in the one before'],
    excluded: [],
    ours: ourShare,
    difference:
      'Whoever still waits counts there as not passed, so the rate of recent candidates is too low until all of them have an answer.',
    source: 'https://help.gem.com/en/articles/6160433-passthrough-rates-gem-analytics',
  },
  {
    vendor: 'gem',
    measure: 'time in stage',
    clocks: stages,
    statistic: 'mean',
    waiting: 'left_out',
    included: ['candidates who moved on to the next stage'],
    excluded: ['candidates still in the stage', 'candidates rejected or dropped out in it'],
    ours: ourTime,
    difference:
      'Only those who have moved on already are averaged there, and of recent candidates these are the quick ones, so the mean is too short, and shortest just when a stage slows down.',
    source: 'https://help.gem.com/external/dashboard-metric-and-widget-definitions',
  },
  {
    vendor: 'ashby',
    measure: 'time in process report',
    clocks: stages,
    statistic: 'median',
    waiting: 'left_out',
    included: ['the durations of completed stages'],
    excluded: ['stages not completed yet'],
    ours: ourTime,
    difference:
      'The median is that of completed stages only, so the longest waits, which are still running, are missing from it.',
    source: 'https://docs.ashbyhq.com/understanding-the-time-in-process-report',
  },
  {
    vendor: 'lever',
    measure: 'time to hire',
    clocks: ['time_to_accept'],
    statistic: 'mean',
    waiting: 'left_out',
    included: [
      'opportunities hired within the dates asked about',
      'from the creation of the opportunity to its archiving as hired, unless other ends are configured (an accepted offer among them)',
    ],
    excluded: ['opportunities not hired, or not yet'],
    ours: 'the chance of an accepted offer within so many days of the application, over all journeys; and, labelled as such, the days among those that reach it',
    difference:
      'The mean there is of those hired in a period, whenever they came, so it says nothing of the chance to be hired and shifts with how many applied lately; both ends differ besides.',
    source:
      'https://help.lever.co/hc/en-us/articles/20087268832925-Understanding-Lever-s-monthly-usage-report',
  },
  {
    vendor: 'lever',
    measure: 'average time in stage (pipeline speed, a retired report)',
    clocks: stages,
    statistic: 'mean',
    waiting: 'not_said',
    included: [
      'candidates active in the stage during the period',
      'a stage left on the day it was entered, as 0',
    ],
    excluded: [],
    ours: ourTime,
    difference:
      'Long waits are active in more periods, so they weigh more there; whether the days of a wait still running count is not said.',
    source:
      'https://help.lever.co/hc/en-us/articles/207858856-Legacy-Reports-Using-the-Pipeline-speed-report',
  },
]
