import { below, type Field, firstOf, textOf } from '../field.ts'
import type { Telling } from '../telling.ts'

/** The detail of an offer's version, where it is a number that can be one. */
const versionOf = (offer: Field): { version: number } | undefined => {
  const { value } = below(offer, 'version')
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 50
    ? { version: value }
    : undefined
}

const answers = { accepted: 'offer_accepted', rejected: 'offer_declined' } as const

const answerOf = (offer: Field) => {
  const status = textOf(firstOf(below(offer, 'status'), below(offer, 'offer_status')))?.toLowerCase()
  return status === 'accepted' || status === 'rejected' ? answers[status] : null
}

/**
 * Tells an offer: presented when it was sent, answered when it was resolved. An offer cannot be presented after its
 * answer, and the documented example is: then the answer stands, which implies the offer, and the sending is left
 * out with a finding. Offers that nobody sent are drafts, and a replaced version was not answered.
 */
export const tellOffer = (telling: Telling, offer: Field): { answeredSomeDay: boolean } => {
  const sentField = firstOf(below(offer, 'sent_at'), below(offer, 'sent_on'))
  const sent = telling.moment(sentField)
  const resolvedField = below(offer, 'resolved_at')
  const answer = answerOf(offer)
  const resolved = answer === null ? undefined : (telling.moment(resolvedField) ?? null)
  if (sent != null && resolved != null && sent.slice(0, 10) > resolved.slice(0, 10))
    telling.find(
      'wrong_order',
      sentField.column,
      'the offer was sent after it was answered; only the answer is taken',
    )
  else telling.fact('offer_presented', sent, sentField.column, versionOf(offer))
  if (answer === null) return { answeredSomeDay: false }
  if (resolved === null)
    telling.find('undated_end', resolvedField.column, 'the offer was answered on a day that is not told')
  telling.fact(answer, resolved, resolvedField.column)
  return { answeredSomeDay: resolved === null }
}
