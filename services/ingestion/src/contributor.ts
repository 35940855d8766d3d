import type { Allowed } from '@hearback/access'
import { Type } from '@sinclair/typebox'
import type { Intake } from './intake/intake.ts'

export const contributorParameter = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'Who brought the timelines; stored as a pseudonym. The key itself unless given',
  }),
)

/** The pseudonym of who brings events: the one named, else the key (or the operator). */
export const contributorOf = ({ principal }: Allowed, intake: Intake, named: string | undefined): string => {
  if (named !== undefined) return intake.pseudonyms.contributor(`named:${named}`)
  return intake.pseudonyms.contributor(principal.kind === 'key' ? `key:${principal.keyId}` : principal.kind)
}
