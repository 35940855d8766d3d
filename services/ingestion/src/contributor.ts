import type { Allowed } from '@hearback/access'
import type { Appender } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import { appendContributed } from './contributions/contributed-journeys.ts'
import type { IngestionContext } from './ingestion-context.ts'
import type { Intake } from './intake/intake.ts'

export const contributorParameter = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      "Who brought the timelines; stored as a pseudonym. The key itself unless given; not with a contributor's token",
  }),
)

/** Who brings timelines, and the way theirs take. */
export type Bringing = {
  /** Pseudonym of who brings them. */
  contributor: string
  /** Whether they come with a contributor's token in place of a key. */
  contributed: boolean
  intake: Intake
  append: Appender['append']
}

const notBesideToken = () => {
  const message = "is not for a contributor's token, which says itself who brings the timelines"
  return new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter contributor ${message}.`,
    errors: [{ parameter: 'contributor', message }],
  })
}

const keyNamed = ({ principal }: Allowed): string =>
  principal.kind === 'key' ? `key:${principal.keyId}` : principal.kind

/** The way of timelines that come with a contributor's token: by names of their own, and found again. */
export const contributedBy = (
  { append, connection }: IngestionContext,
  intake: Intake,
  contributor: string,
): Bringing => {
  const own = { workspaceId: intake.workspace.id, contributor }
  return {
    contributor,
    contributed: true,
    intake: intake.ofContributor(contributor),
    append: appendContributed(connection.db, own, append),
  }
}

/** Who brings timelines with a request: the contributor of its token, else the one named, else the key (or the operator). */
export const bringingOf = (
  context: IngestionContext,
  allowed: Allowed,
  named: string | undefined,
): Bringing => {
  const intake = context.intakeOf(allowed.workspace)
  if (allowed.contributor !== undefined) {
    if (named !== undefined) throw notBesideToken()
    return contributedBy(context, intake, allowed.contributor)
  }
  const contributor = intake.pseudonyms.contributor(
    named === undefined ? keyNamed(allowed) : `named:${named}`,
  )
  return { contributor, contributed: false, intake, append: context.append }
}
