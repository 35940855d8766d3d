import { openPassedOver } from '../activities/passed-over.ts'
import { type PassProgress, tick } from '../csv/table.ts'
import { type EventPass, readEventFile, whyFullExport } from '../event-source.ts'
import type { ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { approximateSet } from '../repeats.ts'
import type { OpenFile } from '../sniff.ts'
import { ocelElements } from './elements.ts'
import { journeyObjects } from './journey-objects.ts'
import { type OcelReader, takeElement } from './take-element.ts'

const passes = 3

const beginPass = (pass: number): PassProgress => ({ pass, passes, bytes: 0, rows: 0 })

const passOver = (open: OpenFile, options: ReadFileOptions, journeys: ReadonlySet<string>): EventPass =>
  async function* (last) {
    const progress = beginPass(last ? passes : passes - 1)
    const [passedOver, applied] = [openPassedOver(), approximateSet()]
    const reader: OcelReader = { options, journeys, passedOver, applied, observes: false }
    for await (const elements of ocelElements(open, progress))
      for (const element of elements) {
        const told = tick(progress)
        if (told !== null) yield told
        yield takeElement(element, reader)
      }
    yield { kind: 'progress', ...progress }
    if (!last) return
    // The journeys say until when they were watched, and not how they came into the log.
    if (reader.observes && options.inclusion === undefined)
      yield { kind: 'guess', setting: 'inclusion', value: 'full_export', reason: whyFullExport }
    yield* reader.passedOver.findings()
  }

/**
 * An object-centric event log (OCEL 2.0 in JSON): objects of one type are the journeys, events belong to the journeys
 * they are related to. Three passes: which objects are journeys, what the log holds, the events. Never held whole: one
 * element of at most 1 MiB, and the ids of at most five million journeys. A log that is cut off is refused before
 * anything of it is taken. Throws Unreadable.
 */
export async function* readOcel(open: OpenFile, options: ReadFileOptions): AsyncGenerator<ReadItem> {
  const journeys = yield* journeyObjects(open, options.mapping?.journeys ?? null, beginPass(1))
  yield* readEventFile(passOver(open, options, journeys), options)
}
