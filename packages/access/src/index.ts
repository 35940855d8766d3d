export { type Access, type AccessOptions, type Authenticated, createAccess } from './access.ts'
export { type AskedAccess, type Contributing, contributionsClosed, shareLimited } from './allow.ts'
export { contributorOfToken, hasContributorShape, newContributorToken } from './contributors.ts'
export { type ApiKey, createKey, hashOfKey, listKeys, newOperatorKey, revokeKey } from './keys.ts'
export { type Labels, labelsOf, replaceLabels } from './labels.ts'
export { type Allowed, type Principal, type Refusal, type Scope, scopes } from './principal.ts'
export {
  eventIdText,
  journeyIdText,
  journeyPseudonymIn,
  keyedHash,
  type Pseudonyms,
  pseudonymsOf,
} from './pseudonyms.ts'
export { releaseEventIds, releaseIds, releaseNames } from './release-ids.ts'
export { reservedNames } from './reserved-names.ts'
export { isQuestionText, isSharedQuestion } from './shared-question.ts'
export {
  createShare,
  hasShareShape,
  listShares,
  longestShare,
  revokeShare,
  type Share,
} from './shares.ts'
export {
  listWebhookSecrets,
  setWebhookSecret,
  type WebhookSecret,
  webhookSecretOf,
} from './webhook-secrets.ts'
export {
  mostHolidays,
  type ReadCalendar,
  readCalendar,
  setWorkingDays,
  type WrittenCalendar,
} from './working-days.ts'
export {
  type CreatedWorkspace,
  createWorkspace,
  dimensionNamePattern,
  faultsOfWorkspace,
  findWorkspace,
  listWorkspaces,
  type NewWorkspace,
  setOpenToContributions,
  type Workspace,
  type WorkspaceKind,
  workspaceById,
  workspaceNamePattern,
} from './workspaces.ts'
