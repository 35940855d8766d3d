import { narrowed } from '../../api/narrowed.ts'
import { type Parameters, searchOf } from '../../api/questions.ts'

/** What somebody who waits asks, as its words stand in the address: what is no number there is refused by the API. */
export type WaitAsked = {
  workspace: string
  clock: string
  waited_days: string
  within_days: string
  employer: string
  role_family: string
}

/** The question of an address that asks nothing yet: an example to change. */
const example: WaitAsked = {
  workspace: 'demo',
  clock: 'response:application',
  waited_days: '14',
  within_days: '7',
  employer: '',
  role_family: '',
}

/** The question an address asks. `stage=` is short for the clock of a stage, as in the API. */
export const askedIn = (address: URLSearchParams): WaitAsked => {
  const stage = address.get('stage')
  const given = (name: keyof WaitAsked) => address.get(name) ?? example[name]
  return {
    workspace: given('workspace'),
    clock: stage === null ? given('clock') : `stage:${stage}`,
    waited_days: given('waited_days'),
    within_days: given('within_days'),
    employer: given('employer'),
    role_family: given('role_family'),
  }
}

/** What the API is asked, with whatever else of the address narrows it; `within` other days than those of the address. */
export const waitParameters = (address: URLSearchParams, within?: number): Parameters => {
  const { workspace, clock, waited_days, within_days } = askedIn(address)
  const others = new URLSearchParams(address)
  others.delete('stage')
  return narrowed('/v1/expected-wait', workspace, others, {
    own: { clock, waited_days, within_days: within ?? within_days },
  }).parameters
}

/** The address of these pages at which this very question is asked, whatever their example becomes. */
export const addressOfWait = (address: URLSearchParams): string => `/${searchOf(waitParameters(address))}`

/** What may be left out of a question so that more journeys are comparable, each with the address that does. */
export const widerQuestions = (address: URLSearchParams): { text: string; href: string }[] => {
  const without = (...names: string[]) => {
    const rest = new URLSearchParams(address)
    for (const name of names) rest.delete(name)
    return addressOfWait(rest)
  }
  const { employer, role_family: role } = askedIn(address)
  const kept = new Set(['workspace', 'clock', 'waited_days', 'within_days', 'employer', 'role_family'])
  const others = Object.keys(waitParameters(address)).filter((name) => !kept.has(name))
  return [
    ...(employer === '' ? [] : [{ text: 'Ask about every employer', href: without('employer') }]),
    ...(role === '' ? [] : [{ text: 'Ask about every role', href: without('role_family') }]),
    ...(employer === '' || role === ''
      ? []
      : [{ text: 'Ask about every employer and role', href: without('employer', 'role_family') }]),
    ...(others.length === 0
      ? []
      : [{ text: `Ask without ${others.join(', ').replaceAll('_', ' ')}`, href: without(...others) }]),
  ]
}

const known: Readonly<Record<string, string>> = {
  'response:application': 'applied for a job',
  'response:interview': 'had an interview',
  'response:follow_up': 'followed up on it',
}

type Clock = { clock: string; process: string; label: string }
export type ClockOffered = { clock: string; text: string }

/** What somebody may be waiting for, in the words that follow "I". The stages keep the order of their process. */
export const clocksOffered = (clocks: readonly Clock[], chosen: string): ClockOffered[] => {
  const hiring = clocks.filter(({ process }) => process === 'hiring')
  const offered = [
    ...Object.entries(known).map(([clock, text]) => ({ clock, text })),
    ...hiring
      .filter(({ clock }) => clock.startsWith('stage:'))
      .map(({ clock, label }) => ({ clock, text: `am in the stage “${label}”` })),
  ]
  if (offered.some(({ clock }) => clock === chosen)) return offered
  const label = clocks.find(({ clock }) => clock === chosen)?.label ?? chosen
  return [...offered, { clock: chosen, text: `am waiting: ${label}` }]
}
