import { withoutByteOrderMark } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { readXes } from '../xes/read-xes.ts'
import type { Format } from './format.ts'

const rootOfLog = /<(?:[\w.-]+:)?log[\s/>]/

/** XML whose first element, after declarations and comments, is a log. */
const beginsAsLog = (sample: Buffer): boolean => {
  const text = withoutByteOrderMark(sample).toString('utf8').trimStart()
  if (!text.startsWith('<')) return false
  const elements = text.replaceAll(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g, '')
  const [first = ''] = /<[^!?][^<]{0,200}/.exec(elements) ?? []
  return rootOfLog.test(first)
}

export const xes: Format<'xes'> = {
  name: 'xes',
  label: 'an event log of process mining (XES, IEEE 1849), plain or as .xes.gz',
  open: async ({ open, options, sample }, asked) => {
    if (!beginsAsLog(sample)) {
      if (asked) throw new Unreadable('malformed', 'This file does not begin as an XES log: <log ...>.')
      return null
    }
    return { reason: 'it is XML and begins with <log>', items: () => readXes(open, options) }
  },
}
