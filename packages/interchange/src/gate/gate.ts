import type { Fault, IncomingEvent } from '@hearback/contracts'
import { findPersonal } from './find-personal.ts'
import { type FieldUse, type GateRule, messageOfRule } from './rules.ts'

/** Says which values of an event are personal data, by the place they stand in; none if it may be stored. */
export type Gate = (event: IncomingEvent) => readonly Fault[]

/** The fields of detail that hold words of the sender's own; all others are numbers, days or listed words. */
const wordsOfDetail = ['stage', 'step', 'kind', 'reason'] as const

const namesOfCodes = /(?:^|_)(?:id|ids|code|codes|key|ref|reference)$/

const useOfAttribute = (name: string): FieldUse => {
  if (name === 'requisition') return 'id'
  if (name === 'employer' || name === 'department') return 'word'
  return namesOfCodes.test(name) ? 'code' : 'attribute'
}

const none: readonly Fault[] = []
const mostRemembered = 20_000

/** What was found in a value, remembered for the values seen of late: few distinct ones make up an upload. */
const remembering = (use: FieldUse): ((value: string) => GateRule | null) => {
  const found = new Map<string, GateRule | null>()
  return (value) => {
    const known = found.get(value)
    if (known !== undefined) return known
    const rule = findPersonal(value, use)
    if (found.size >= mostRemembered) found.clear()
    found.set(value, rule)
    return rule
  }
}

/**
 * Ids that no rule takes for anything, so that the most common ones cost next to nothing: bare numbers of other
 * lengths than those with a check digit to go by, UUIDs, and the ids that readers make.
 */
const plainId =
  /^(?:\d{1,14}|\d{17}|\d{19,20}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|row:[\da-f]{40,64}:\d{1,9})$/i

const ruleOfAnyId = (id: string): GateRule | null => (plainId.test(id) ? null : findPersonal(id, 'id'))

const faultAt = (pointer: string, rule: GateRule): Fault => ({ pointer, rule, message: messageOfRule[rule] })

/**
 * The gate every event passes before anything of it is stored: all values that would be, ids included, which are
 * still the source's own. A fault names place and rule, never the value. Remembers distinct values, a bounded number.
 */
export const openGate = (): Gate => {
  const ofUse = {
    id: remembering('id'),
    code: remembering('code'),
    label: remembering('label'),
    word: remembering('word'),
    attribute: remembering('attribute'),
  }
  let [lastId, ruleOfLastId]: [string, GateRule | null] = ['', null]
  const ruleOfId = (id: string): GateRule | null => {
    // Ids hardly repeat, save that the events of a journey mostly stand together.
    if (id !== lastId) [lastId, ruleOfLastId] = [id, ruleOfAnyId(id)]
    return ruleOfLastId
  }
  return ({ journey_id, event_id, detail, attributes }) => {
    let faults: Fault[] | null = null
    const note = (pointer: string, rule: GateRule | null): void => {
      if (rule !== null) (faults ??= []).push(faultAt(pointer, rule))
    }
    note('/journey_id', ruleOfId(journey_id))
    if (event_id !== undefined) note('/event_id', ruleOfAnyId(event_id))
    if (detail !== undefined) {
      for (const name of wordsOfDetail) {
        const word = detail[name]
        if (word !== undefined) note(`/detail/${name}`, ofUse.label(word))
      }
      if (detail.event_id !== undefined) note('/detail/event_id', ruleOfAnyId(detail.event_id))
    }
    for (const name in attributes)
      note(`/attributes/${name}`, ofUse[useOfAttribute(name)](attributes[name] ?? ''))
    return faults ?? none
  }
}
