import { readEventFile } from '../event-source.ts'
import { pickElements, pickLines } from '../json/pick-values.ts'
import { jsonPass, ndjsonPass } from '../json/read-json-files.ts'
import { firstLines, withoutByteOrderMark } from '../sniff.ts'
import type { Format, Reading, SampledFile } from './format.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON or NDJSON by how the file begins: an array is JSON; so is an object that does not end on its first line. */
export const jsonFormatOf = (sample: Buffer): 'json' | 'ndjson' | null => {
  const start = withoutByteOrderMark(sample).toString('utf8').trimStart()
  if (start.startsWith('[')) return 'json'
  if (!start.startsWith('{')) return null
  const [first = ''] = firstLines(Buffer.from(start), 1)
  const isPretty = first.trim() === '{' || (isJson(start) && !isJson(first))
  return isPretty ? 'json' : 'ndjson'
}

const readingOf = (name: 'json' | 'ndjson', { open, options }: SampledFile, reason: string): Reading => ({
  reason,
  items: () => readEventFile(name === 'json' ? jsonPass(open, options) : ndjsonPass(open, options), options),
})

const eventsIn = (name: 'json' | 'ndjson', label: string, reason: string): Format<typeof name> => ({
  name,
  label,
  open: async (file, asked) =>
    asked || jsonFormatOf(file.sample) === name ? readingOf(name, file, reason) : null,
  pick: ({ open }, rows) => (name === 'json' ? pickElements(open, rows) : pickLines(open, rows)),
})

export const json = eventsIn(
  'json',
  'a JSON array of events, or one event',
  'it begins as a JSON array, or as an object over several lines',
)
export const ndjson = eventsIn(
  'ndjson',
  'one JSON event on each line',
  'it begins with a JSON object on one line',
)
