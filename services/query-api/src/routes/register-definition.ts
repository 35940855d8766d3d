import type { Access, Principal } from '@hearback/access'
import { DefinitionParameters, type ProcessDefinition } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { problemOfRefusal, type Service } from '@hearback/http'
import type { TObject } from '@sinclair/typebox'
import { refusedParameters } from '../answer/refused-parameters.ts'
import type { Definitions } from '../definitions.ts'
import { inWorkspace } from '../own-stages.ts'

export type DefinitionContext = {
  access: Access
  now: () => number
  definitions: Definitions
  db: Connection['db']
}

const chosenProcesses = ({ processes }: Definitions, name: string | undefined): ProcessDefinition[] => {
  const chosen = processes.filter(({ process }) => name === undefined || process === name)
  if (chosen.length > 0) return chosen
  const message = `is not a process; there are ${processes.map(({ process }) => process).join(', ')}`
  throw refusedParameters([{ parameter: 'process', rule: 'unknown_process', message }])
}

const definitionsFor = async (
  context: DefinitionContext,
  principal: Principal,
  workspace: string | undefined,
): Promise<DefinitionContext> => {
  if (workspace === undefined) return context
  const { access, now } = context
  const allowed = await access.authorize(principal, { workspace, scope: 'query' }, now())
  if (allowed.outcome === 'refused') throw problemOfRefusal(allowed)
  return inWorkspace(context, allowed)
}

/**
 * Registers a route that answers with definitions of processes. Those shipped are the same for everybody, so nobody is
 * asked for a key; but whoever names a workspace must be allowed into it, as on every route, and its own people see
 * the stages their labels made.
 */
export const registerDefinition = (
  app: Service,
  context: DefinitionContext,
  route: {
    path: string
    summary: string
    answer: TObject
    define: (chosen: ProcessDefinition[], definitions: Definitions) => Record<string, unknown>
  },
): void => {
  const { path, summary, answer } = route
  const description =
    'Those shipped are the same for everybody; the stages that labels of a workspace made are told to its own people, with workspace=. process= narrows them.'
  const schema = {
    summary,
    description,
    tags: ['definitions'],
    querystring: DefinitionParameters,
    response: { 200: answer },
  }
  app.get(path, { config: { access: 'anyone' }, schema }, async ({ query, principal }) => {
    const { workspace, process } = query
    const { definitions } = await definitionsFor(context, principal, workspace)
    return route.define(chosenProcesses(definitions, process), definitions)
  })
}
