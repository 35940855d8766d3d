import { type Static, Type } from '@sinclair/typebox'

/** The dimensions every workspace has; a workspace may declare more. */
export const builtInDimensions = [
  'employer',
  'role_family',
  'level',
  'region',
  'work_mode',
  'source',
  'department',
  'requisition',
] as const
export type BuiltInDimension = (typeof builtInDimensions)[number]

export const AttributeValue = Type.String({ minLength: 1, maxLength: 200 })

/** Attributes of a journey by dimension name. Which names are allowed is decided per workspace. */
export const Attributes = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }), AttributeValue)
export type Attributes = Static<typeof Attributes>
