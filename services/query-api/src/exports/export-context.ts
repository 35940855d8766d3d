import type { AnswerContext } from '../answer/context.ts'
import type { limitExports } from './limit-exports.ts'

export type ExportContext = AnswerContext & {
  /** Makes up the name of a release that was given none. */
  randomBytes: (size: number) => Buffer
  /** One limit for exports of every kind. */
  limited: ReturnType<typeof limitExports>
}

/** The name of a release: as given, or made up. */
export const releaseOf = ({ randomBytes }: ExportContext, given: string | undefined): string =>
  given ?? randomBytes(8).toString('hex')

/** Tells the name of the release. A header holds Latin letters only; the name may be any text. */
export const releaseHeader = (release: string): Record<string, string> => ({
  'hearback-release': encodeURIComponent(release),
})
