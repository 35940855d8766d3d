import { oneContributor } from '../../words/public-rules.ts'

/** Whether a filter is set, and whether it is known that there are no timelines at all. */
type Read = { isFiltered: boolean; isEmpty: boolean }
/** Why nothing is shown; `bring`: whether timelines are what is missing. */
export type NothingSaid = { text: string; bring: boolean }

/**
 * Why an answer without groups has none, from the reasons it gives, and what to do about it. A filter is offered to be
 * taken away only where one is set.
 */
export const nothingShown = (
  { withheld }: { withheld: readonly { reason: string }[] },
  { isFiltered, isEmpty }: Read,
): NothingSaid => {
  if (isEmpty) return { text: 'No timelines here yet', bring: true }
  const reasons = [...new Set(withheld.map(({ reason }) => reason))]
  const isOfContributors = reasons.some((reason) => reason.includes('contributor'))
  const sentences = [
    reasons.length === 0
      ? 'No journeys answer to the question.'
      : `Nothing may be shown here: ${reasons.join('; ')}.`,
    isOfContributors ? oneContributor : '',
    isFiltered ? 'Take a filter away.' : '',
  ]
  return { text: sentences.filter((sentence) => sentence !== '').join(' '), bring: false }
}
