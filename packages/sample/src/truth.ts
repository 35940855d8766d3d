import { type Wait, waitedAtMost } from './chance.ts'

/** How a wait can end: with which probability, and after how long. What is left to 1 never ends. */
export type Outcome = { probability: number; wait: Wait }

/** A fictional employer: its share of applications, how slow it is, and what becomes of an application. */
export type Employer = {
  name: string
  share: number
  /** Multiplies the waits that are the employer's; 1 is the usual pace. */
  pace: number
  application: { invited: number; rejected: number; told: number; closed: number; withdrawn: number }
}

const employer = (
  name: string,
  share: number,
  pace: number,
  invited: number,
  rejected: number,
): Employer => ({
  name,
  share,
  pace,
  application: { invited, rejected, told: 0.03, closed: 0.02, withdrawn: 0.03 },
})

/** Never answered after an application: between 30 % and 70 %, by employer. All of them are invented. */
export const employers: readonly Employer[] = [
  employer('Alderbrook Instruments', 0.14, 0.6, 0.27, 0.35),
  employer('Bluefen Logistics', 0.12, 1, 0.16, 0.28),
  employer('Corvane Health', 0.12, 1.8, 0.14, 0.22),
  employer('Dunmere Robotics', 0.1, 0.8, 0.22, 0.3),
  employer('Eastholm Energy', 0.1, 1.4, 0.13, 0.25),
  employer('Fallowgate Bank', 0.1, 2.2, 0.1, 0.15),
  employer('Greywick Games', 0.08, 1, 0.2, 0.18),
  employer('Harrowfield University', 0.08, 2.6, 0.12, 0.12),
  employer('Ivenloch Foods', 0.08, 1.1, 0.18, 0.3),
  employer('Juniper & Stoat Studio', 0.08, 0.7, 0.24, 0.24),
]

export const waits = {
  invited: { scale: 11, shape: 1.2 },
  rejected: { scale: 21, shape: 1.1 },
  told: { scale: 9, shape: 1 },
  closed: { scale: 40, shape: 1 },
  withdrawn: { scale: 25, shape: 1 },
  interviewSoon: { scale: 6, shape: 1.6 },
  /** From the last interview to the next word: the slow stage. */
  decisionAdvance: { scale: 9, shape: 1.3 },
  decisionReject: { scale: 13, shape: 1.3 },
  offer: { scale: 12, shape: 1.4 },
  /** From the offer to the candidate's answer: the fast stage. */
  offerAnswer: { scale: 4, shape: 1.4 },
  step: { scale: 5, shape: 1.5 },
  check: { scale: 9, shape: 1.8 },
  start: { scale: 24, shape: 2.5 },
  notice: { scale: 12, shape: 2 },
  fill: { scale: 55, shape: 1.6 },
} as const satisfies Record<string, Wait>

export const slowed = (wait: Wait, pace: number): Wait => ({ scale: wait.scale * pace, shape: wait.shape })

/** What the company does after an interview and how the candidate answers an offer. */
export const shares = {
  screening: { advance: 0.5, reject: 0.3 },
  technical: { anotherRound: 0.25, offer: 0.3, reject: 0.27 },
  offer: { accepted: 0.62, declined: 0.18, countered: 0.12, rescinded: 0.03 },
} as const

export const applicationOutcomeNames = ['invited', 'rejected', 'told', 'closed', 'withdrawn'] as const
export type ApplicationOutcome = (typeof applicationOutcomeNames)[number]

/** How an application at one employer can end, with the employer's own pace where the move is the employer's. */
export const applicationOutcomes = ({ application, pace }: Employer): Record<ApplicationOutcome, Outcome> => {
  const of = (kind: ApplicationOutcome): Outcome => ({
    probability: application[kind],
    wait: kind === 'withdrawn' ? waits.withdrawn : slowed(waits[kind], pace),
  })
  return {
    invited: of('invited'),
    rejected: of('rejected'),
    told: of('told'),
    closed: of('closed'),
    withdrawn: of('withdrawn'),
  }
}

/**
 * The true probability that an application has ended in one of the outcomes within so many days, over all
 * employers (or those named): what the estimate of `response:application` must recover.
 */
export const applicationEndedWithin = (
  days: number,
  outcomes: readonly ApplicationOutcome[],
  among: readonly Employer[] = employers,
): number => {
  const total = among.reduce((sum, { share }) => sum + share, 0)
  const within = (one: Employer) =>
    outcomes
      .map((kind) => applicationOutcomes(one)[kind])
      .reduce((sum, { probability, wait }) => sum + probability * waitedAtMost(wait, days), 0)
  return among.reduce((sum, one) => sum + (one.share / total) * within(one), 0)
}

/** The true probability that an offer has been answered in this way within so many days. */
export const offerEndedWithin = (days: number, answer: keyof typeof shares.offer): number =>
  shares.offer[answer] * waitedAtMost(waits.offerAnswer, days)
