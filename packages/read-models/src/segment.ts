import { hash } from 'node:crypto'
import { type Attributes, type BuiltInDimension, builtInDimensions } from '@hearback/contracts'

/** One combination of dimension values, as the segment table holds it (without its bucket). */
export type Segment = Record<BuiltInDimension, string | null> & {
  segment_id: bigint
  workspace_id: number
  own: Record<string, string>
}

const builtIn: ReadonlySet<string> = new Set(builtInDimensions)

/**
 * The segment of a journey's attributes. Its id is the first 64 bits of a SHA-256 over the workspace and the
 * values sorted by name, so every worker, bucket and rebuild gives one combination the same id without asking.
 */
export const segmentOf = (workspaceId: number, attributes: Attributes): Segment => {
  const values = Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const content = hash('sha256', JSON.stringify([workspaceId, values]), 'buffer')
  const own = values.filter(([name]) => !builtIn.has(name))
  return {
    segment_id: content.readBigInt64BE(0),
    workspace_id: workspaceId,
    employer: attributes['employer'] ?? null,
    role_family: attributes['role_family'] ?? null,
    level: attributes['level'] ?? null,
    region: attributes['region'] ?? null,
    work_mode: attributes['work_mode'] ?? null,
    source: attributes['source'] ?? null,
    department: attributes['department'] ?? null,
    requisition: attributes['requisition'] ?? null,
    own: Object.fromEntries(own),
  }
}
