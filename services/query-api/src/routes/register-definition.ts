import type { Access } from '@hearback/access'
import { DefinitionParameters, type ProcessDefinition } from '@hearback/contracts'
import { problemOfRefusal, type Service } from '@hearback/http'
import type { TObject } from '@sinclair/typebox'
import { refusedParameters } from '../answer/refused-parameters.ts'
import type { Definitions } from '../definitions.ts'

export type DefinitionContext = { access: Access; now: () => number; definitions: Definitions }

const chosenProcesses = ({ processes }: Definitions, name: string | undefined): ProcessDefinition[] => {
  const chosen = processes.filter(({ process }) => name === undefined || process === name)
  if (chosen.length > 0) return chosen
  const message = `is not a process; there are ${processes.map(({ process }) => process).join(', ')}`
  throw refusedParameters([{ parameter: 'process', rule: 'unknown_process', message }])
}

/**
 * Registers a route that answers with definitions of processes. They are the same for everybody, so nobody is asked
 * for a key; but whoever names a workspace must be allowed into it, as on every route.
 */
export const registerDefinition = (
  app: Service,
  { access, now, definitions }: DefinitionContext,
  route: {
    path: string
    summary: string
    answer: TObject
    define: (chosen: ProcessDefinition[]) => Record<string, unknown>
  },
): void => {
  const { path, summary, answer } = route
  const description = 'Definitions are the same for everybody; process= narrows them.'
  const schema = {
    summary,
    description,
    tags: ['definitions'],
    querystring: DefinitionParameters,
    response: { 200: answer },
  }
  app.get(path, { config: { access: 'anyone' }, schema }, async ({ query, principal }) => {
    const { workspace, process } = query
    if (workspace !== undefined) {
      const allowed = await access.authorize(principal, { workspace, scope: 'query' }, now())
      if (allowed.outcome === 'refused') throw problemOfRefusal(allowed)
    }
    return route.define(chosenProcesses(definitions, process))
  })
}
