import { type Static, Type } from '@sinclair/typebox'
import { Count, OrNull, Shown } from './measures.ts'

/** What imported facts are worth, A to D; how an import comes to its grade is said where it is graded. */
export const GradeLetter = Type.Union([
  Type.Literal('A'),
  Type.Literal('B'),
  Type.Literal('C'),
  Type.Literal('D'),
])
export type GradeLetter = Static<typeof GradeLetter>

/** What stands beside the answers of a workspace that has imports. */
export const DataQuality = Shown({
  grade: GradeLetter,
  imports: Type.Optional(Count('Imports it is made of; told to the workspace itself')),
})
export type DataQuality = Static<typeof DataQuality>

const RuleFound = Shown({
  rule: Type.String(),
  findings: Count('Findings by this rule'),
  refused: Count('Of these, those by which a row was not stored'),
})

export const DataQualityAnswer = Shown({
  workspace: Type.String(),
  synthetic: Type.Boolean(),
  grade: OrNull(GradeLetter),
  parked_journeys: Type.Optional(Count('Journeys that could not be folded')),
  imports: Type.Optional(
    Type.Array(
      Shown({
        id: Type.String(),
        finished_at: Type.String(),
        state: Type.Union([Type.Literal('done'), Type.Literal('failed')]),
        format: OrNull(Type.String()),
        grade: OrNull(GradeLetter),
        journeys: Count('Journeys of the file'),
        stored_events: Count('Events it stored; an import that stored none has no part in the grade'),
        refused_rows: Count('Rows of which nothing, or not everything, was stored'),
        problem: OrNull(Shown({ code: Type.String(), detail: Type.String() }, 'Why it failed')),
        findings: Type.Array(RuleFound),
      }),
      { description: 'The latest hundred that have ended, newest first; dry runs are not among them' },
    ),
  ),
})
export type DataQualityAnswer = Static<typeof DataQualityAnswer>
