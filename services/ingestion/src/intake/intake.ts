import { journeyPseudonymIn, type Pseudonyms, pseudonymsOf, type Workspace } from '@hearback/access'
import { builtInDimensions, type Fault } from '@hearback/contracts'
import { bucketOf, journeyEvents, type NewEvent } from '@hearback/event-log'
import { openGate, type ReadEvent, type ReadEventOptions } from '@hearback/interchange'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { isKnownProcess, unknownProcess } from './known-processes.ts'
import { settleEvent } from './settle-event.ts'

export type Taken = { event: NewEvent; dropped: readonly string[] } | { faults: readonly Fault[] }

/** What is asked of the workspace that events are brought to. */
export type IntakeWorkspace = Pick<Workspace, 'id' | 'kind' | 'timeZone' | 'dimensions' | 'pseudonymKey'>

/** What turns the events people send into events of one workspace's log. */
export type Intake = {
  workspace: IntakeWorkspace
  pseudonyms: Pseudonyms
  /** What the readers have to know of the workspace. */
  reading: ReadEventOptions
  /**
   * Settles an event that was read. Refuses personal data, a process nobody knows and a journey that is not the
   * workspace's. Whatever the way in, every event comes through here.
   */
  take: (read: ReadEvent, contributor: string) => Taken | Promise<Taken>
  /** That of somebody who brings timelines with a token: by names of their own, and only by these. */
  ofContributor: (contributor: string) => Intake
  /** After an erasure: the journey is nobody's until it begins anew. */
  forget: (journeyId: string) => void
}

/** An erasure by another process is noticed this late, in milliseconds. */
const ownedFor = 60_000

type LogAccess = { pool: Pool; buckets: number }

const foreignJourney: Fault = {
  pointer: '/journey_id',
  message: 'has the form of an id given out here, but no journey of this workspace bears it',
}

const notByToken: Fault = {
  pointer: '/journey_id',
  message: "has the form of an id given out here; with a contributor's token name journeys by your own ids",
}

type Names = {
  workspace: IntakeWorkspace
  pseudonyms: Pseudonyms
  gate: ReturnType<typeof openGate>
  /** Why a journey may not be named by this pseudonym, given out here; null if it may. */
  refusalOf: (journeyId: string) => Promise<Fault | null>
}

const takeUnder =
  ({ workspace, pseudonyms, gate, refusalOf }: Names): Intake['take'] =>
  (read, contributor) => {
    if ('faults' in read) return read
    const { event, dropped } = read
    const personal = gate(event)
    if (personal.length > 0) return { faults: personal }
    if (!isKnownProcess(event.process ?? 'hiring')) return { faults: [unknownProcess] }
    const settle = () => ({ event: settleEvent(event, { workspace, pseudonyms, contributor }), dropped })
    // An id given out by the API is taken as it is, so whose it is has to be looked up: the log keeps
    // workspaces apart by pseudonym alone.
    const given = journeyPseudonymIn(event.journey_id)
    if (given === null) return settle()
    return refusalOf(given).then((refusal) => (refusal === null ? settle() : { faults: [refusal] }))
  }

/** The intake of one workspace; without a log that of a workspace which holds nothing yet. */
export const openIntake = (workspace: IntakeWorkspace, log: LogAccess | null): Intake => {
  const pseudonyms = pseudonymsOf(workspace)
  const owned = new LRUCache<string, true>({ max: 10_000, ttl: ownedFor })
  const owns = async (journeyId: string): Promise<boolean> => {
    if (log === null) return false
    if (owned.has(journeyId)) return true
    const events = await journeyEvents(log.pool, bucketOf(journeyId, log.buckets), journeyId)
    const own = events.some(({ workspaceId }) => workspaceId === workspace.id)
    if (own) owned.set(journeyId, true)
    return own
  }
  const gate = openGate()
  const refusalOf = async (journeyId: string) => ((await owns(journeyId)) ? null : foreignJourney)
  const ofContributor = (contributor: string): Intake => {
    const names = { workspace, pseudonyms: pseudonyms.ofContributor(contributor), gate }
    const take = takeUnder({ ...names, refusalOf: async () => notByToken })
    return { ...intake, pseudonyms: names.pseudonyms, take }
  }
  const intake: Intake = {
    workspace,
    pseudonyms,
    reading: { dimensions: new Set<string>([...builtInDimensions, ...workspace.dimensions]) },
    take: takeUnder({ workspace, pseudonyms, gate, refusalOf }),
    ofContributor,
    forget: (journeyId) => {
      owned.delete(journeyId)
    },
  }
  return intake
}

/** The intake of each workspace, remembered while the workspace stays as it is. */
export const createIntakes = (log: LogAccess): ((workspace: Workspace) => Intake) => {
  const open = new LRUCache<number, Intake>({ max: 200 })
  return (workspace) => {
    const known = open.get(workspace.id)
    if (known !== undefined && isSame(known.workspace, workspace)) return known
    const made = openIntake(workspace, log)
    open.set(workspace.id, made)
    return made
  }
}

const isSame = (one: IntakeWorkspace, other: IntakeWorkspace): boolean =>
  one.kind === other.kind &&
  one.timeZone === other.timeZone &&
  one.dimensions.join() === other.dimensions.join() &&
  one.pseudonymKey.equals(other.pseudonymKey)
