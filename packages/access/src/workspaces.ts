import type { Fault, WorkingDays } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { isUniqueViolation } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { reservedNames } from './reserved-names.ts'

export type WorkspaceKind = 'employer' | 'community'

/** A tenant: an employer's HR team or a community. Keys, journeys and answers belong to one. */
export type Workspace = {
  id: number
  name: string
  kind: WorkspaceKind
  /** Answered to anybody, under the public disclosure rules. */
  public: boolean
  /** Holds invented timelines; every answer says so. */
  synthetic: boolean
  /** Anybody may bring timelines, with a token in place of a key: only a public community. */
  openToContributions: boolean
  /** IANA name; the calendar in which instants become days. */
  timeZone: string
  /** Its weekend and holidays, by which `calendar=business` counts. */
  workingDays: WorkingDays
  /** The workspace's own dimensions, beside the built-in ones. */
  dimensions: readonly string[]
  /** Secret of the keyed pseudonyms; never leaves the server. */
  pseudonymKey: Buffer
  createdAt: number
}

export type NewWorkspace = {
  name: string
  kind?: WorkspaceKind
  public?: boolean
  synthetic?: boolean
  openToContributions?: boolean
  timeZone?: string
  dimensions?: readonly string[]
}

export type CreatedWorkspace =
  | { outcome: 'created'; workspace: Workspace }
  | { outcome: 'exists' }
  | { outcome: 'invalid'; faults: Fault[] }

/** What a workspace may be called: lower-case letters, digits and hyphens, at most 63. */
export const workspaceNamePattern = '^[a-z0-9][a-z0-9-]{0,62}$'
/** What a dimension may be called. */
export const dimensionNamePattern = '^[a-z][a-z0-9_]{0,39}$'
const workspaceName = new RegExp(workspaceNamePattern)
const dimensionName = new RegExp(dimensionNamePattern)
const mostDimensions = 20

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const faultOfDimension = (name: string, index: number, all: readonly string[]): string | null => {
  if (!dimensionName.test(name)) return `must match ${dimensionNamePattern}`
  if (reservedNames.has(name)) return 'is the name of a built-in dimension or of a query parameter'
  return all.indexOf(name) === index ? null : 'is named twice'
}

const notOpen: Fault = {
  pointer: '/open_to_contributions',
  message: 'is for a public community',
}

/** Everything wrong with a workspace that is to be made, by JSON pointer; empty when it can be made. */
export const faultsOfWorkspace = (made: NewWorkspace): Fault[] => {
  const faults: Fault[] = []
  if (!workspaceName.test(made.name)) {
    faults.push({ pointer: '/name', message: `must match ${workspaceNamePattern}` })
  }
  if (made.timeZone !== undefined && !isTimeZone(made.timeZone)) {
    faults.push({ pointer: '/time_zone', message: 'must be the IANA name of a time zone, as Europe/Berlin' })
  }
  if (made.openToContributions === true && !(made.kind === 'community' && made.public === true)) {
    faults.push(notOpen)
  }
  const dimensions = made.dimensions ?? []
  if (dimensions.length > mostDimensions) {
    faults.push({ pointer: '/dimensions', message: `must be at most ${mostDimensions}` })
  }
  for (const [index, name] of dimensions.entries()) {
    const fault = faultOfDimension(name, index, dimensions)
    if (fault !== null) faults.push({ pointer: `/dimensions/${index}`, message: fault })
  }
  return faults
}

const columns = [
  'id',
  'name',
  'kind',
  'public',
  'synthetic',
  'open_to_contributions as openToContributions',
  'time_zone as timeZone',
  'dimensions',
  'pseudonym_key as pseudonymKey',
  'created_at as createdAt',
  sql<WorkingDays>`json_build_object('weekend', weekend, 'holidays', (
    SELECT coalesce(json_agg(holiday - date '1970-01-01' ORDER BY holiday), '[]') FROM unnest(holidays) AS holiday
  ))`.as('workingDays'),
] as const

/**
 * Makes a workspace with a pseudonym key of its own. `randomBytes` is the source of that key (32 bytes of a
 * cryptographic generator); `now` is in milliseconds.
 */
export const createWorkspace = async (
  db: Kysely<Database>,
  made: NewWorkspace,
  { now, randomBytes }: { now: number; randomBytes: (size: number) => Buffer },
): Promise<CreatedWorkspace> => {
  const faults = faultsOfWorkspace(made)
  if (faults.length > 0) return { outcome: 'invalid', faults }
  try {
    const workspace = await db
      .insertInto('access.workspace')
      .values({
        name: made.name,
        kind: made.kind ?? 'employer',
        public: made.public ?? false,
        synthetic: made.synthetic ?? false,
        open_to_contributions: made.openToContributions ?? false,
        time_zone: made.timeZone ?? 'UTC',
        dimensions: [...(made.dimensions ?? [])],
        pseudonym_key: randomBytes(32),
        created_at: new Date(now),
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
    return { outcome: 'created', workspace }
  } catch (error) {
    if (isUniqueViolation(error)) return { outcome: 'exists' }
    throw error
  }
}

/** The workspace of that name, or null. */
export const findWorkspace = async (db: Kysely<Database>, name: string): Promise<Workspace | null> =>
  (await db.selectFrom('access.workspace').select(columns).where('name', '=', name).executeTakeFirst()) ??
  null

/** The workspace of that id, or null. */
export const workspaceById = async (db: Kysely<Database>, id: number): Promise<Workspace | null> =>
  (await db.selectFrom('access.workspace').select(columns).where('id', '=', id).executeTakeFirst()) ?? null

/** Every workspace by name. */
export const listWorkspaces = (db: Kysely<Database>): Promise<Workspace[]> =>
  db.selectFrom('access.workspace').select(columns).orderBy('name').execute()

/**
 * Opens a workspace to contributions, or closes it: what was brought stays. A fault, and no change, where it is no
 * public community.
 */
export const setOpenToContributions = async (
  db: Kysely<Database>,
  workspace: Workspace,
  open: boolean,
): Promise<Fault | null> => {
  if (open && !(workspace.kind === 'community' && workspace.public)) return notOpen
  await db
    .updateTable('access.workspace')
    .set({ open_to_contributions: open })
    .where('id', '=', workspace.id)
    .execute()
  return null
}
