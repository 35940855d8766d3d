import { ProblemError } from '@hearback/http'
import type { AnswerContext } from '../answer/context.ts'
import type { limitExports } from './send-file.ts'

export type ExportContext = AnswerContext & {
  /** Makes up the name of a release that was given none. */
  randomBytes: (size: number) => Buffer
  /** One limit for exports of every kind. */
  limited: ReturnType<typeof limitExports>
}

/** Days of single journeys tell who they are: in a community they belong to those who pooled them. */
export const pooledRows = () =>
  new ProblemError({
    status: 403,
    code: 'community_rows',
    detail:
      'Single spells of a community are not exported: with their days nearly every journey is unique. Ask its questions instead.',
  })

/** The name of a release: as given, or made up. */
export const releaseOf = ({ randomBytes }: ExportContext, given: string | undefined): string =>
  given ?? randomBytes(8).toString('hex')

/** Tells the name of the release. A header holds Latin letters only; the name may be any text. */
export const releaseHeader = (release: string): Record<string, string> => ({
  'hearback-release': encodeURIComponent(release),
})
