import type { Allowed } from '@hearback/access'
import { type Audience, fewestOnCurve, ownTeam, thePublic } from '@hearback/disclosure'
import { clockDefinition, type Definitions } from '../definitions.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { calendarOf, type Question, unitsPerDay } from '../question/question.ts'

/**
 * The disclosure rules that hold for whoever was let in. A community's timelines belong to the people who pooled
 * them, so its own keys read them under the public rules too; the operator, who holds the database, does not.
 */
export const audienceOf = ({ audience, workspace, principal }: Allowed): Audience => {
  const pooled = workspace.kind === 'community' && principal.kind !== 'operator'
  return audience === 'public' || pooled ? thePublic : ownTeam
}

/** The causes an answer lists even if nobody ended by them; others are listed where somebody did. */
const listedCauses = (clock: string, causes: readonly string[]): readonly string[] => {
  if (clock.startsWith('response:')) return ['answered', 'withdrawn', 'closed']
  return clock.startsWith('stage:') ? ['advanced'] : causes.slice(0, 1)
}

/** How the estimates of a question are made for its readers. */
export const estimatingFor = (
  audience: Audience,
  question: Question,
  definitions: Definitions,
): Estimating => ({
  band: { ci: question.interval, confidence: question.confidence },
  unitsPerDay: unitsPerDay(question),
  calendar: calendarOf(question),
  fewestAtRisk: audience.threshold,
  fewestOnCurve: fewestOnCurve(audience),
  onlyDrawn: audience.kind === 'public',
  definitionOf: (clock) => {
    const { version, causes } = clockDefinition(definitions, question.process, clock)
    return { version, listed: listedCauses(clock, causes), kinds: clock.startsWith('response:') }
  },
})
