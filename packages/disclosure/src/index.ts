export {
  type Asked,
  type Audience,
  fewestOnCurve,
  ownTeam,
  type Refused,
  refusalOf,
  thePublic,
} from './audience.ts'
export { qualityFor } from './data-quality.ts'
export {
  type Candidate,
  type Draft,
  disclose,
  type GroupedAnswer,
  type Key,
  type MayBeShown,
  mayBeShown,
  type Withheld,
} from './disclose.ts'
export { publicCount } from './round-measures.ts'
export { isObject, presentPart, schemaOfField } from './schema-parts.ts'
