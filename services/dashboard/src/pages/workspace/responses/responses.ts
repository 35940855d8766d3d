import type { AnswerOf } from '../../../api/questions.ts'
import { type Hatch, hatches } from '../../../charts/hatch.ts'
import type { Part, StackedRow } from '../../../charts/stacked-rows.ts'
import { ofEstimate } from '../../../charts/unit.ts'
import { colourOf, nameOf } from '../../../words/names.ts'
import { interval, percent } from '../../../words/numbers.ts'
import { segmentOf } from '../groups.ts'

export type Responses = AnswerOf<'/v1/response-rates'>
export type ResponseGroup = Responses['groups'][number]
type Horizon = ResponseGroup['horizons'][number]

/** The causes of some groups: an answer first, then the other ends. */
const causesOf = (groups: readonly ResponseGroup[]): string[] => [
  ...new Set(groups.flatMap(({ exits }) => Object.keys(exits))),
]

/** Those who still wait have a hatch that no end has. */
const endHatches = hatches.filter((hatch) => hatch !== 'rising')

/** The parts of all who wait for an answer: each way it ends, and those still waiting. */
export const responseParts = (groups: readonly ResponseGroup[]): Part[] => [
  ...causesOf(groups).map((cause, place) => ({
    label: nameOf(cause),
    colour: colourOf(cause),
    hatch: endHatches[place % endHatches.length] ?? 'none',
  })),
  { label: nameOf('waiting'), colour: colourOf('waiting'), hatch: 'rising' },
]

const tooFew = 'too few were followed that long'
const isKnown = ({ waiting }: Horizon): boolean => waiting.estimate !== null

/** The horizons of some groups, the first first. */
export const horizonsOf = (groups: readonly ResponseGroup[]): number[] =>
  [...new Set(groups.flatMap(({ horizons }) => horizons.map(({ days }) => days)))].toSorted((a, b) => a - b)

const sharesAt = (groups: readonly ResponseGroup[], horizon: Horizon): StackedRow['shares'] => [
  ...causesOf(groups).map((cause) =>
    ofEstimate(horizon.exits[cause] ?? { estimate: 0, low: null, high: null }),
  ),
  ofEstimate(horizon.waiting),
]

/** A row for each horizon of one group. */
export const horizonRows = (group: ResponseGroup): StackedRow[] =>
  group.horizons.map((horizon) => ({
    label: `After ${horizon.days} days`,
    shares: sharesAt([group], horizon),
    note: isKnown(horizon) ? null : tooFew,
  }))

/** A row for each group at one horizon. */
export const segmentRows = (groups: readonly ResponseGroup[], days: number): StackedRow[] =>
  groups.map(({ key, horizons }) => {
    const horizon = horizons.find((one) => one.days === days)
    return {
      label: segmentOf(key),
      shares: horizon === undefined ? [] : sharesAt(groups, horizon),
      note: horizon === undefined || !isKnown(horizon) ? tooFew : null,
    }
  })

/** Kinds of answer of a group, and their parts; none where nothing tells them. */
export const kindsOf = ({ answered_by_kind }: ResponseGroup): string[] => Object.keys(answered_by_kind ?? {})

const kindLooks: Record<string, { colour: string; hatch: Hatch }> = {
  invited: { colour: 'var(--forward)', hatch: 'none' },
  offered: { colour: 'var(--series-5)', hatch: 'dots' },
  rejected: { colour: 'var(--refused)', hatch: 'falling' },
  told: { colour: 'var(--other)', hatch: 'upright' },
}

/** What an answer said, each kind as a part. */
export const kindParts = (group: ResponseGroup): Part[] =>
  kindsOf(group).map((kind) => ({
    label: nameOf(kind),
    ...(kindLooks[kind] ?? { colour: 'var(--other)', hatch: 'level' }),
  }))

/** A row for each horizon: the share that had each kind of answer by then. */
export const kindRows = (group: ResponseGroup): StackedRow[] =>
  group.horizons.map((horizon) => ({
    label: `After ${horizon.days} days`,
    shares: kindsOf(group).map((kind) => ofEstimate(horizon.answered_by_kind?.[kind])),
    note: isKnown(horizon) ? null : tooFew,
  }))

/** The largest share of answers at any horizon: how long the bars of their kinds can become. */
export const mostAnswered = ({ horizons }: ResponseGroup): number =>
  Math.max(0.05, ...horizons.map(({ exits }) => exits['answered']?.estimate ?? 0))

/** What a group shows at the last horizon known, in a sentence. */
export const responseFinding = (group: ResponseGroup, confidence: number): string => {
  const last = group.horizons.findLast(isKnown)
  const answered = last?.exits['answered']
  if (last === undefined || answered === undefined || answered.estimate === null)
    return 'Too few were followed long enough to say how many were answered.'
  return `Within ${last.days} days ${percent(answered.estimate)} had an answer (${confidence * 100} % interval ${interval(answered, percent)}); ${percent(last.waiting.estimate)} were still waiting.`
}

/** Where the fewest and the most were answered by a day, in a sentence. */
export const segmentFinding = (groups: readonly ResponseGroup[], days: number): string => {
  const known = groups.flatMap(({ key, horizons }) => {
    const share = horizons.find((one) => one.days === days)?.exits['answered']?.estimate ?? null
    return share === null ? [] : [{ name: segmentOf(key), share }]
  })
  const sorted = known.toSorted((a, b) => a.share - b.share)
  const [least, most] = [sorted.at(0), sorted.at(-1)]
  if (least === undefined || most === undefined || least === most)
    return `Too few groups were followed for ${days} days to compare them.`
  return `Within ${days} days between ${percent(least.share)} (${least.name}) and ${percent(most.share)} (${most.name}) had an answer.`
}

const touchpointOf = (clock: string): string | null => /^response:(.+)$/.exec(clock)?.[1] ?? null

const everyTouchpoint = ['application', 'interview', 'follow_up']

/** The touchpoints of a process that lacks some, where an address names none: asked for all, it would be refused. */
export const touchpointsOf = (
  address: URLSearchParams,
  clocks: readonly string[],
): { touchpoint?: readonly string[] } => {
  const known = clocks.flatMap((clock) => touchpointOf(clock) ?? [])
  const isWhole = everyTouchpoint.every((touchpoint) => known.includes(touchpoint))
  return known.length === 0 || isWhole || address.has('touchpoint') ? {} : { touchpoint: known }
}
