import { type EventPass, readEventFile, type Taken } from '../event-source.ts'
import type { Format, SampledFile } from '../formats/format.ts'
import type { ReadItem } from '../read-item.ts'
import { Unreadable } from '../unreadable.ts'
import { enveloped } from './enveloped.ts'
import { knownLabels } from './known-labels.ts'
import { pickRecords } from './pick-records.ts'
import { type AtsRecord, eachRecord, firstRecords, type NoRecord, startsAsJson } from './records.ts'
import type { TellingContext } from './telling.ts'
import type { TimeStyle } from './vendor-time.ts'

/** How the JSON of one applicant tracking system is known and read. */
export type AtsSystem<Name extends string> = {
  name: Name
  label: string
  /** The fields an export of it is known by, in words. */
  marks: string
  /** How it writes times; RFC 3339 unless said otherwise. */
  times?: TimeStyle
  /** Properties of an API's wrapper whose arrays hold the records. */
  wrappers: ReadonlySet<string>
  /** Whether a record has fields that only this system gives. */
  isRecord: (record: AtsRecord) => boolean
  /** What a record tells. Total: any JSON may stand in any field. */
  tell: (record: AtsRecord, context: TellingContext) => Taken
  /** Takes note of the names a record gives to ids, in a pass before the others. */
  noteNames?: (record: AtsRecord, context: TellingContext) => void
}

const refusal = ({ row, fault }: NoRecord): Taken => ({
  row,
  events: [],
  findings: [{ kind: 'finding', row, column: null, rule: 'invalid_event', refused: true, message: fault }],
  dropped: [],
})

async function* noteNames<Name extends string>(
  system: AtsSystem<Name>,
  file: SampledFile,
  context: TellingContext,
): AsyncGenerator<ReadItem> {
  for await (const item of eachRecord(file, system.wrappers, [1, 3]))
    if ('root' in item)
      for (const record of enveloped(item, system.isRecord)) system.noteNames?.(record, context)
    else if ('kind' in item) yield item
}

const contextOf = <Name extends string>(
  system: AtsSystem<Name>,
  { options }: SampledFile,
): TellingContext => ({
  system: system.name,
  options,
  labels: knownLabels(options),
  times: system.times ?? 'offset',
})

async function* readAts<Name extends string>(
  system: AtsSystem<Name>,
  file: SampledFile,
): AsyncGenerator<ReadItem> {
  const context = contextOf(system, file)
  const passes = system.noteNames === undefined ? 2 : 3
  if (system.noteNames !== undefined) yield* noteNames(system, file, context)
  const pass: EventPass = async function* (last) {
    context.labels.begin()
    for await (const item of eachRecord(file, system.wrappers, [last ? passes : passes - 1, passes])) {
      if ('root' in item)
        for (const record of enveloped(item, system.isRecord)) yield system.tell(record, context)
      else yield 'fault' in item ? refusal(item) : item
    }
  }
  yield* readEventFile(pass, file.options)
}

/** The format of an applicant tracking system's JSON: an array, one object on each line, or what its API answers. */
export const atsFormat = <Name extends string>(system: AtsSystem<Name>): Format<Name> => ({
  name: system.name,
  label: system.label,
  open: async (file, asked) => {
    const records = startsAsJson(file.sample) ? await firstRecords(file, system.wrappers) : []
    if (records.some((record) => enveloped(record, system.isRecord).some(system.isRecord)))
      return { reason: `its records have ${system.marks}`, items: () => readAts(system, file) }
    if (!asked) return null
    throw new Unreadable('unknown_columns', `None of the first records of this file has ${system.marks}.`)
  },
  pick: (file, rows) => {
    let names = 0
    const labels = {
      ...knownLabels(file.options),
      name: () => {
        names += 1
      },
    }
    const context: TellingContext = { ...contextOf(system, file), labels }
    const givesNames = (record: AtsRecord): boolean => {
      names = 0
      for (const inside of enveloped(record, system.isRecord)) system.noteNames?.(inside, context)
      return names > 0
    }
    return pickRecords(file, system.wrappers, { rows, givesNames })
  },
})
