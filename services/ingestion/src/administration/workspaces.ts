import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  createWorkspace,
  listWorkspaces,
  type Principal,
  setOpenToContributions,
  type Workspace,
  workspaceNamePattern,
} from '@hearback/access'
import type { Fault } from '@hearback/contracts'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { type Static, Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'
import { CalendarShown, calendarShown } from './calendar.ts'

const Kind = Type.Union([Type.Literal('employer'), Type.Literal('community')])

const openToContributions = Type.Boolean({
  description: 'Anybody may bring timelines without a key; a public community only',
})

const PublicWorkspace = Type.Object({
  name: Type.String(),
  kind: Kind,
  public: Type.Boolean(),
  synthetic: Type.Boolean(),
  open_to_contributions: openToContributions,
})
type PublicWorkspace = Static<typeof PublicWorkspace>

const WorkspaceShown = Type.Object({
  ...PublicWorkspace.properties,
  time_zone: Type.String(),
  dimensions: Type.Array(Type.String()),
  calendar: CalendarShown,
  created_at: Type.String(),
})
type WorkspaceShown = Static<typeof WorkspaceShown>

const WorkspacesShown = Type.Object({
  workspaces: Type.Array(
    Type.Composite([
      PublicWorkspace,
      Type.Partial(Type.Omit(WorkspaceShown, Object.keys(PublicWorkspace.properties))),
    ]),
    { description: 'Of those of others only what everybody may know' },
  ),
})

const WorkspaceAsked = Type.Object(
  {
    name: Type.String({
      pattern: workspaceNamePattern,
      description: 'lower-case letters, digits and hyphens, at most 63',
    }),
    kind: Type.Optional(Kind),
    public: Type.Optional(
      Type.Boolean({ description: 'Answered to anybody, under the public disclosure rules' }),
    ),
    synthetic: Type.Optional(Type.Boolean({ description: 'Holds invented timelines' })),
    open_to_contributions: Type.Optional(openToContributions),
    time_zone: Type.Optional(Type.String({ maxLength: 60, description: 'the IANA name of a time zone' })),
    dimensions: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { description: "The workspace's own dimensions" }),
    ),
  },
  { additionalProperties: false },
)

const WorkspaceChange = Type.Object(
  { open_to_contributions: openToContributions },
  { additionalProperties: false },
)

const publicWorkspace = (workspace: Workspace): PublicWorkspace => ({
  name: workspace.name,
  kind: workspace.kind,
  public: workspace.public,
  synthetic: workspace.synthetic,
  open_to_contributions: workspace.openToContributions,
})

const workspaceShown = (workspace: Workspace): WorkspaceShown => ({
  ...publicWorkspace(workspace),
  time_zone: workspace.timeZone,
  dimensions: [...workspace.dimensions],
  calendar: calendarShown(workspace.workingDays),
  created_at: new Date(workspace.createdAt).toISOString(),
})

/** What somebody may know of a workspace: all, what everybody may, or nothing. */
const shownTo = (principal: Principal, workspace: Workspace): WorkspaceShown | PublicWorkspace | null => {
  const own = principal.kind === 'key' && principal.workspaceId === workspace.id
  if (principal.kind === 'operator' || own) return workspaceShown(workspace)
  return workspace.public ? publicWorkspace(workspace) : null
}

const invalid = (errors: Fault[]) => {
  const detail = 'The workspace cannot be like this.'
  return new ProblemError({ status: 400, code: 'invalid_request', detail, errors })
}

const listing =
  ({ connection: { db } }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = {
      summary: 'The public workspaces; of a key its own, and all for the operator',
      response: { 200: WorkspacesShown },
    }
    app.get('/v1/workspaces', { config: { access: 'anyone' }, schema }, async ({ principal }) => ({
      workspaces: (await listWorkspaces(db)).flatMap((each) => shownTo(principal, each) ?? []),
    }))
  }

const making =
  ({ connection: { db }, now, randomBytes }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = { summary: 'Make a workspace', body: WorkspaceAsked, response: { 201: WorkspaceShown } }
    app.post('/v1/workspaces', { config: { access: 'operator' }, schema }, async ({ body }, reply) => {
      const { time_zone: timeZone, open_to_contributions: open, ...asked } = body
      const wanted = {
        ...asked,
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(open === undefined ? {} : { openToContributions: open }),
      }
      const made = await createWorkspace(db, wanted, { now: now(), randomBytes })
      if (made.outcome === 'created') return reply.code(201).send(workspaceShown(made.workspace))
      if (made.outcome === 'invalid') throw invalid(made.faults)
      const detail = 'There is a workspace of this name.'
      throw new ProblemError({ status: 409, code: 'workspace_exists', detail })
    })
  }

const changing =
  ({ connection: { db }, access }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = {
      summary: 'Open a workspace to contributions without a key, or close it',
      description: 'What was brought stays when it is closed, and can still be taken back.',
      querystring: queryOf({}),
      params: Type.Object({
        name: Type.String({ pattern: workspaceNamePattern, description: 'the name of a workspace' }),
      }),
      body: WorkspaceChange,
      response: { 200: WorkspaceShown },
    }
    const config = { access: 'admin' as const, workspaceIn: 'path' as const }
    app.patch('/v1/workspaces/:name', { config, schema }, async (request) => {
      const { workspace } = allowedIn(request)
      const open = request.body.open_to_contributions
      const fault = await setOpenToContributions(db, workspace, open)
      if (fault !== null) throw invalid([fault])
      access.forget()
      return workspaceShown({ ...workspace, openToContributions: open })
    })
  }

/** GET and POST /v1/workspaces, PATCH /v1/workspaces/{name} */
export const workspaceRoutes =
  (context: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(listing(context))
    await app.register(making(context))
    await app.register(changing(context))
  }
