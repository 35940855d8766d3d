import { readOcel } from '../ocel/read-ocel.ts'
import { withoutByteOrderMark } from '../sniff.ts'
import type { Format } from './format.ts'

const firstKey = /^\{\s*"(?:objectTypes|eventTypes|objects|events)"\s*:\s*\[/
const tellsTypes = /"(?:objectTypes|eventTypes|relationships)"\s*:\s*\[/

/** An object whose first key is one of a log, with types or relationships further on. */
const beginsAsOcel = (sample: Buffer): boolean => {
  const text = withoutByteOrderMark(sample).toString('utf8').trimStart()
  return firstKey.test(text) && tellsTypes.test(text)
}

export const ocel: Format<'ocel'> = {
  name: 'ocel',
  label: 'an object-centric event log in JSON (OCEL 2.0)',
  open: async ({ open, options, sample }, asked) =>
    asked || beginsAsOcel(sample)
      ? {
          reason: 'it is JSON and begins as an object-centric event log',
          items: () => readOcel(open, options),
        }
      : null,
}
