import { cloudEvent, isCloudEvent } from '../cloudevents/cloud-event.ts'
import { readEventFile } from '../event-source.ts'
import { firstJsonValue } from '../json/first-value.ts'
import { pickElements, pickLines } from '../json/pick-values.ts'
import { jsonPass, ndjsonPass } from '../json/read-json-files.ts'
import type { Format } from './format.ts'
import { jsonFormatOf } from './json-events.ts'

export const cloudEvents: Format<'cloudevents'> = {
  name: 'cloudevents',
  label: 'CloudEvents 1.0 in JSON: one, an array of them, or one on each line',
  open: async ({ open, options, sample }, asked) => {
    const layout = jsonFormatOf(sample)
    if (!asked && (layout === null || !isCloudEvent(await firstJsonValue(sample)))) return null
    const pass = layout === 'ndjson' ? ndjsonPass : jsonPass
    return {
      reason: 'its first value names the version of CloudEvents it follows',
      items: () => readEventFile(pass(open, options, cloudEvent), options),
    }
  },
  pick: ({ open, sample }, rows) =>
    jsonFormatOf(sample) === 'ndjson' ? pickLines(open, rows) : pickElements(open, rows),
}
