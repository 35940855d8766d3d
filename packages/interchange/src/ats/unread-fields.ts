import { isRecord } from '../json/gather-event.ts'
import type { Field } from './field.ts'

/** The names of the fields of an object that nobody reads, after the name of the object. Their values are not looked at. */
export const unreadFields = ({ value }: Field, read: ReadonlySet<string>, owner = ''): string[] =>
  isRecord(value)
    ? Object.keys(value)
        .filter((name) => !read.has(name))
        .map((name) => (owner === '' ? name : `${owner}.${name}`))
    : []

/** A list of names in one text, as a set. */
export const namesIn = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s,]+/))
