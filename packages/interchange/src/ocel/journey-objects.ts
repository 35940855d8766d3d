import { plainHeader } from '../csv/header-role.ts'
import { listed } from '../csv/listed.ts'
import type { PassProgress } from '../csv/table.ts'
import type { ReadItem } from '../read-item.ts'
import type { OpenFile } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { ocelElements } from './elements.ts'

/** Types of objects that are journeys by their name, the likeliest first. */
const namesOfJourneys = listed(
  'journey, application, job application, applications, candidacy, hiring process, recruitment process, hiring case, case, candidate, applicant',
)

/** Their ids are held while the log is read. */
const mostJourneys = 5_000_000

type ObjectsOfType = { ids: Set<string>; rank: number }

const rankOf = (type: string, asked: string | null): number =>
  asked === null ? namesOfJourneys.indexOf(plainHeader(type)) : type === asked ? 0 : -1

/** The ids of the objects that may be journeys, by their type. Objects of the first other type are kept while there is no second. */
const openGathering = (asked: string | null) => {
  const byType = new Map<string, ObjectsOfType>()
  const others = new Set<string>()
  let [held, only] = [0, new Set<string>()]
  const hold = (ids: Set<string>, id: string): void => {
    ids.add(id)
    held += 1
    if (held <= mostJourneys) return
    throw new Unreadable(
      'unknown_journeys',
      'This log holds more than five million objects that may be journeys.',
    )
  }
  const note = (type: string, id: string): void => {
    const rank = rankOf(type, asked)
    if (rank === -1) {
      others.add(others.size < 2 ? type : '')
      if (others.size > 1) only = new Set()
      else if (asked === null) hold(only, id)
      return
    }
    const known = byType.get(type) ?? { ids: new Set(), rank }
    byType.set(type, known)
    hold(known.ids, id)
  }
  const settle = (): Set<string> | null => {
    const [likeliest] = [...byType.values()].toSorted((one, other) => one.rank - other.rank)
    return likeliest?.ids ?? (others.size === 1 && asked === null ? only : null)
  }
  return { note, settle }
}

const unknown = (asked: string | null): Unreadable =>
  new Unreadable(
    'unknown_journeys',
    asked === null
      ? 'No type of objects in this log is a journey by its name: say which one is, with "journeys" in the mapping.'
      : 'This log holds no object of the type that the mapping says is the journey.',
  )

/**
 * The first pass over an OCEL log: the ids of the objects that are its journeys, of the type that was asked for, of
 * one known by its name, or of the only one. Throws Unreadable when there is none.
 */
export async function* journeyObjects(
  open: OpenFile,
  asked: string | null,
  progress: PassProgress,
): AsyncGenerator<ReadItem, ReadonlySet<string>> {
  const gathering = openGathering(asked)
  for await (const elements of ocelElements(open, progress))
    for (const { array, value } of elements) {
      const { id, type } = value ?? {}
      if (array === 'objects' && typeof id === 'string' && typeof type === 'string') gathering.note(type, id)
    }
  yield { kind: 'progress', ...progress }
  const ids = gathering.settle()
  if (ids === null) throw unknown(asked)
  return ids
}
