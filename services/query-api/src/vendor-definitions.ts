import type { DefinitionName, VendorDefinition } from '@hearback/contracts'

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
    completed: ['advanced', 'hired', 'moved_back', 'another_round'],
    included: [
      'candidates moved from the stage to any other, also back to an earlier one',
      'in the total of a stage also candidates who bypassed it to a later one',
    ],
    excluded: [],
    assumed: [
      'not documented what becomes of those still waiting: we assume they are in the total, as all that were in the stage are',
      'those who bypassed the stage never entered it here, so they are not in our total',
    ],
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
    completed: ['any'],
    included: ['an average of the days candidates spent in the stage or milestone'],
    excluded: [],
    assumed: [
      'not documented whether a wait still running counts: we assume it does not until it has ended',
      'not documented which endings count: we assume every one that takes somebody out of the stage',
    ],
    ours: ourTime,
    difference:
      'A mean is one number for waits that end in different ways; which of them it holds, and whether those still running, is not said.',
    source: 'https://support.greenhouse.io/hc/en-us/articles/204636795',
  },
  {
    vendor: 'greenhouse',
    measure: 'days to offer',
    clocks: ['time_to_accept'],
    statistic: 'mean',
    waiting: 'left_out',
    completed: ['reached', 'declined'],
    included: [
      'a figure Greenhouse publishes for its own recruiting: the days from the application until the candidate accepts or rejects the offer, averaged',
    ],
    excluded: ['candidates without an offer, or whose offer is not answered yet'],
    assumed: [
      'not documented which period is averaged over: we take the journeys asked about',
      'a refusal that came after another ending had stopped the clock is not counted',
    ],
    ours: 'the chance of an accepted offer within so many days of the application, over all journeys; and, labelled as such, the days among those that reach it',
    difference:
      'The mean there is of those whose offer has been answered already, and of recent applicants these are the quick ones; whoever gets no offer at all is not in it.',
    source:
      'https://www.greenhouse.com/blog/the-5-kpis-we-use-to-measure-recruiting-success-at-greenhouse-kpi-3',
  },
  {
    vendor: 'gem',
    measure: 'passthrough rate',
    clocks: stages,
    statistic: 'share',
    waiting: 'in_denominator',
    completed: ['advanced', 'hired'],
    included: ['candidates who progressed to the next stage, divided by the candidates in the one before'],
    excluded: [],
    assumed: ['whoever skipped the stage never entered it here, so the skipped are not counted as passed'],
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
    completed: ['advanced', 'hired'],
    included: ['candidates who moved on to the next stage'],
    excluded: ['candidates still in the stage', 'candidates rejected or dropped out in it'],
    assumed: [
      'a skipped stage counts there with 0 days; who skipped it never entered it here, so it is not in our mean',
    ],
    ours: ourTime,
    difference:
      'Only those who have moved on already are averaged there, and of recent candidates these are the quick ones, so the mean is too short, and shortest just when a stage slows down.',
    source: 'https://help.gem.com/external/dashboard-metric-and-widget-definitions',
  },
  {
    vendor: 'gem',
    measure: 'time to hire (only hired)',
    clocks: ['time_to_accept'],
    statistic: 'mean',
    waiting: 'left_out',
    completed: ['reached'],
    included: [
      'with the filter for hired: the days of those hired, averaged',
      'without it, another number: for each stage the mean of all who passed through it, added up from the application to the hire',
    ],
    excluded: ['candidates not hired, or not yet'],
    assumed: [
      'the number with the filter; the one without it adds up every stage, which the waits of one clock cannot',
      'not documented which end of a hire is meant: we take the accepted offer',
    ],
    ours: 'the chance of an accepted offer within so many days of the application, over all journeys; and, labelled as such, the days among those that reach it',
    difference:
      'The mean there is of those hired already, and of recent applicants these are the quick ones; it says nothing of the chance to be hired.',
    source: 'https://help.gem.com/databases/gem-help-center/how-time-to-hire-is-calculated-in-gem',
  },
  {
    vendor: 'ashby',
    measure: 'time in process report',
    clocks: stages,
    statistic: 'median',
    waiting: 'left_out',
    completed: ['any'],
    included: ['the durations of completed stages'],
    excluded: ['stages not completed yet'],
    assumed: [
      'not documented which endings count: we assume every one that takes somebody out of the stage',
      'how the median of an even number of waits is taken is not known to us: we assume the middle of the two',
    ],
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
    completed: ['reached'],
    included: [
      'opportunities hired within the dates asked about',
      'from the creation of the opportunity to its archiving as hired, unless other ends are configured (an accepted offer among them)',
    ],
    excluded: ['opportunities not hired, or not yet'],
    assumed: [
      'the end is the accepted offer, which is one of the two Lever can be set to; the default is the archiving as hired',
      'of the journeys asked about those that were hired; for those hired within certain dates ask with basis=period',
    ],
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
    completed: ['any'],
    included: [
      'candidates active in the stage during the period',
      'a stage left on the day it was entered, as 0',
    ],
    excluded: [],
    assumed: [
      'not documented whether a wait still running counts: we assume it does not until it has ended',
      'not documented which endings count: we assume every one that takes somebody out of the stage',
      'every wait counts once, whereas there it may count in each period it was active in',
    ],
    ours: ourTime,
    difference:
      'Long waits are active in more periods, so they weigh more there; whether the days of a wait still running count is not said.',
    source:
      'https://help.lever.co/hc/en-us/articles/207858856-Legacy-Reports-Using-the-Pipeline-speed-report',
  },
]

/** The name under which a clock stands in the table: that of every stage is one. */
const listedAs = (clock: string): string => (clock.startsWith('stage:') ? 'stage:*' : clock)

/** The measures of one maker that answer what is asked of a clock; none for our own definition. */
export const measuresOf = (
  definition: DefinitionName,
  asked: { clock: string; statistics: readonly VendorDefinition['statistic'][] },
): VendorDefinition[] =>
  vendorDefinitions.filter(
    ({ vendor, clocks, statistic }) =>
      vendor === definition && clocks.includes(listedAs(asked.clock)) && asked.statistics.includes(statistic),
  )
