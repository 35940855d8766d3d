import type { Clock } from '../types.ts'

/** A clock before it is known which process's endings stop it too. */
export type ClockDraft = Omit<Clock, 'causes'>

type Required = 'id' | 'label' | 'description' | 'starts' | 'stops'

/** A clock of version 1, with what most clocks share. */
export const draft = (own: Pick<ClockDraft, Required> & Partial<Omit<ClockDraft, Required>>): ClockDraft => ({
  purpose: 'wait',
  version: 1,
  owner: 'employer',
  whileRunning: 'ignored',
  visits: 'many',
  rerunsOnReopening: false,
  spoiltBy: [],
  idleAfterAcceptance: false,
  ...own,
})
