import { type Static, Type } from '@sinclair/typebox'
import { clockParameters, spellParameters } from './questions.ts'

const { group_by: _, confidence: __, ci: ___, definition: ____, ...spellsCounted } = spellParameters

/** The parameters of a question that say which spells count, and nothing of how they are shown. */
export const whichSpells = spellsCounted

const releaseParameter = {
  release: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'Names the release: the same name gives journeys the same ids again, another name other ids, so that two releases cannot be joined. Without it a new one is made up; it stands in the header hearback-release',
    }),
  ),
}

/** Which spells are exported: the parameters of a question that say which spells count. */
export const SpellExportParameters = Type.Object({
  ...clockParameters,
  ...whichSpells,
  ...releaseParameter,
})
export type SpellExportParameters = Static<typeof SpellExportParameters>

const {
  basis: _____,
  resolution: ______,
  calendar: _______,
  assume_closed_after: ________,
  known_at: _________,
  ...whichJourneys
} = whichSpells

/** Whose events are exported: the journeys whose first day lies in [from, to), with their facts up to as_of. */
export const EventExportParameters = Type.Object({ ...whichJourneys, ...releaseParameter })
export type EventExportParameters = Static<typeof EventExportParameters>

/** What a bundle is about: waits that began in [from, to), journeys whose first day lies there. */
export const BundleParameters = EventExportParameters
export type BundleParameters = Static<typeof BundleParameters>
