import { dayFromText } from '@hearback/contracts'
import type { JourneyLog, OutEvent, OutJourney, WriteLog } from '../src/out/journey-log.ts'

export const dayOf = (text: string): number => {
  const day = dayFromText(text)
  if (day === null) throw new Error(`no day ${text}`)
  return day
}

const event = (id: string, type: OutEvent['type'], day: string, more: Partial<OutEvent> = {}): OutEvent => ({
  id,
  type,
  day: dayOf(day),
  instant: null,
  by: null,
  detail: {},
  ...more,
})

export const journeyWith = (id: string, more: Partial<OutJourney> = {}): OutJourney => ({
  id,
  attributes: {},
  openingId: null,
  events: [],
  undatedEvents: 0,
  censored: true,
  observedThrough: dayOf('2026-04-30'),
  facts: [],
  ...more,
})

const nasty = 'R&D <"Ops">\u0000\u0008\u001b \r\n\t= größe 面试 \ud800'

/** Two journeys for one opening, one of them offered twice; one without any dated event. */
export const journeys: OutJourney[] = [
  journeyWith('r_1', {
    attributes: { employer: 'Acme', region: nasty, requisition: 'R-7' },
    openingId: 'o_1',
    censored: false,
    events: [
      event('e_1', 'application_submitted', '2026-03-27', { by: 'candidate' }),
      event('e_2', 'interview_scheduled', '2026-03-29', {
        instant: Date.parse('2026-03-29T01:30:00Z'),
        by: 'employer',
        detail: { round: 1, kind: 'screening' },
      }),
      event('e_3', 'offer_presented', '2026-04-02', { detail: { version: 1, form: 'verbal', final: false } }),
      event('e_4', 'offer_presented', '2026-04-02', { detail: { version: 2, form: 'written' } }),
      event('e_5', 'offer_accepted', '2026-04-03'),
    ],
  }),
  journeyWith('r_2', {
    attributes: { employer: 'Acme', requisition: 'R-7' },
    openingId: 'o_1',
    undatedEvents: 1,
    events: [event('e_6', 'application_submitted', '2026-04-01')],
  }),
  journeyWith('r_3', { undatedEvents: 2 }),
]

export const logOf = (...batches: OutJourney[][]): JourneyLog => ({
  about: {
    workspace: 'acme',
    process: 'hiring',
    inclusion: ['full_export', 'prospective'],
    asOf: dayOf('2026-04-30'),
    observedThrough: dayOf('2026-04-29'),
    timeZone: 'Europe/Berlin',
    dimensions: ['employer', 'region', 'requisition'],
  },
  journeys: async function* () {
    yield* batches
  },
})

export const textOf = async (write: WriteLog, log: JourneyLog): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of write(log)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
