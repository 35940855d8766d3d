import { ashby } from '../ats/ashby.ts'
import { fivetran } from '../ats/fivetran/fivetran.ts'
import { greenhouse } from '../ats/greenhouse/greenhouse.ts'
import { icims } from '../ats/icims.ts'
import { lever } from '../ats/lever-format.ts'
import { smartrecruiters } from '../ats/smartrecruiters.ts'
import { smartrecruitersReport } from '../ats/smartrecruiters-report.ts'
import { workable } from '../ats/workable.ts'
import { cloudEvents } from './cloud-events.ts'
import { longCsv, wideCsv } from './csv-tables.ts'
import { json, ndjson } from './json-events.ts'
import { ocel } from './ocel-log.ts'
import { xes } from './xes-log.ts'

/**
 * Every format that is read, in the order in which a file is held against them: those known by more than their first
 * character come before those that take anything of their kind.
 */
export const knownFormats = [
  xes,
  ocel,
  cloudEvents,
  greenhouse,
  lever,
  ashby,
  workable,
  smartrecruiters,
  icims,
  json,
  ndjson,
  fivetran,
  smartrecruitersReport,
  longCsv,
  wideCsv,
] as const

export type FileFormat = (typeof knownFormats)[number]['name']

/** The names by which a format is asked for. */
export const fileFormats: readonly FileFormat[] = knownFormats.map(({ name }) => name)
