import type { EventDetail, EventType } from '@hearback/contracts'
import { type Chance, drawWait, type Wait } from './chance.ts'

/** One invented fact: the day is counted from 1970-01-01. */
export type SampleFact = {
  type: EventType
  day: number
  detail?: EventDetail
  eventId?: string
  attributes?: Record<string, string>
}

/** A journey being written down: facts are added on a day that only moves forward. */
export type Script = {
  facts: SampleFact[]
  day: number
  chance: Chance
  /** Lets time pass, then returns the new day. */
  after: (wait: Wait) => number
  add: (type: EventType, detail?: EventDetail) => void
}

/** An empty script that begins on a day. */
export const scriptFrom = (chance: Chance, day: number): Script => {
  const script: Script = {
    facts: [],
    day,
    chance,
    after: (wait) => (script.day += drawWait(chance, wait)),
    add: (type, detail) => {
      script.facts.push({ type, day: script.day, ...(detail === undefined ? {} : { detail }) })
    },
  }
  return script
}
