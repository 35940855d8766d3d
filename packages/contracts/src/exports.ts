import { type Static, Type } from '@sinclair/typebox'
import { clockParameters, spellParameters } from './questions.ts'

const { group_by: _, confidence: __, ci: ___, definition: ____, ...whichSpells } = spellParameters

/** Which spells are exported: the parameters of a question that say which spells count. */
export const SpellExportParameters = Type.Object({
  ...clockParameters,
  ...whichSpells,
  release: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'Names the release: the same name gives journeys the same ids again, another name other ids, so that two releases cannot be joined. Without it a new one is made up; it stands in the header hearback-release',
    }),
  ),
})
export type SpellExportParameters = Static<typeof SpellExportParameters>
