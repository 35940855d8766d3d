import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { createWorkspace, listWorkspaces, type Workspace, workspaceNamePattern } from '@hearback/access'
import { ProblemError } from '@hearback/http'
import { type Static, Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'
import { CalendarShown, calendarShown } from './calendar.ts'

const Kind = Type.Union([Type.Literal('employer'), Type.Literal('community')])

const WorkspaceShown = Type.Object({
  name: Type.String(),
  kind: Kind,
  public: Type.Boolean(),
  synthetic: Type.Boolean(),
  time_zone: Type.String(),
  dimensions: Type.Array(Type.String()),
  calendar: CalendarShown,
  created_at: Type.String(),
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
    time_zone: Type.Optional(Type.String({ maxLength: 60, description: 'the IANA name of a time zone' })),
    dimensions: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { description: "The workspace's own dimensions" }),
    ),
  },
  { additionalProperties: false },
)

const workspaceShown = (workspace: Workspace): Static<typeof WorkspaceShown> => ({
  name: workspace.name,
  kind: workspace.kind,
  public: workspace.public,
  synthetic: workspace.synthetic,
  time_zone: workspace.timeZone,
  dimensions: [...workspace.dimensions],
  calendar: calendarShown(workspace.workingDays),
  created_at: new Date(workspace.createdAt).toISOString(),
})

/** GET and POST /v1/workspaces */
export const workspaceRoutes =
  ({ connection: { db }, now, randomBytes }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'operator' as const }

    const listing = {
      summary: 'Every workspace',
      response: { 200: Type.Object({ workspaces: Type.Array(WorkspaceShown) }) },
    }
    app.get('/v1/workspaces', { config, schema: listing }, async () => {
      const workspaces = await listWorkspaces(db)
      return { workspaces: workspaces.map(workspaceShown) }
    })

    const making = { summary: 'Make a workspace', body: WorkspaceAsked, response: { 201: WorkspaceShown } }
    app.post('/v1/workspaces', { config, schema: making }, async ({ body }, reply) => {
      const { time_zone: timeZone, ...asked } = body
      const wanted = { ...asked, ...(timeZone === undefined ? {} : { timeZone }) }
      const made = await createWorkspace(db, wanted, { now: now(), randomBytes })
      if (made.outcome === 'created') return reply.code(201).send(workspaceShown(made.workspace))
      if (made.outcome === 'exists') {
        throw new ProblemError({
          status: 409,
          code: 'workspace_exists',
          detail: 'There is a workspace of this name.',
        })
      }
      const detail = 'The workspace cannot be made like this.'
      throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors: made.faults })
    })
  }
