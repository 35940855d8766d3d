import { type TSchema, Type } from '@sinclair/typebox'

/** A value, or null where it is not known. */
export const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
