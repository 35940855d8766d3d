import { limitRequests } from '@hearback/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Hooks that keep people without a key within bounds; whoever has a key is not counted. */
export type ContributionLimits = {
  /** On routes that give out tokens. */
  beginning: (request: FastifyRequest) => Promise<void>
  /** On routes that take timelines. */
  bringing: (request: FastifyRequest) => Promise<void>
}

const hour = 3_600_000

/** Bytes an upload without a key may hold once inflated. */
export const mostContributedBytes = 2 * 1024 * 1024

const workspaceOf = ({ allowed }: FastifyRequest): string => String(allowed?.workspace.id)

/** Opens the limits: by address, so that nobody brings all, and by workspace, so that all together do not flood it. */
export const openLimits = (app: FastifyInstance): ContributionLimits => {
  const tokens = limitRequests(app, { most: 10, within: hour, what: 'tokens asked for from this address' })
  const uploads = limitRequests(app, { most: 60, within: hour, what: 'uploads from this address' })
  const all = { most: 1_000, within: hour, callerOf: workspaceOf, what: 'uploads to this workspace' }
  const uploadsOfAll = limitRequests(app, all)
  return {
    beginning: async (request) => {
      if (request.principal.kind === 'public') await tokens(request)
    },
    bringing: async (request) => {
      if (request.principal.kind !== 'contributor') return
      await uploads(request)
      // Only what its address may: one address alone does not use up what all may bring.
      await uploadsOfAll(request)
    },
  }
}
