/** One timeline as it is entered on the page: days as text, empty where nothing was entered. */
export type Timeline = {
  applied: string
  interviews: { day: string; kind: string }[]
  /** What else happened, in no order. */
  happened: { what: Happening; day: string }[]
  /** The last day of which the person knows: today, while the wait goes on. */
  knownThrough: string
  employer: string
  attributes: Readonly<Record<string, string>>
}

/** What may happen to an application beside interviews, and the event that tells it. */
export const happenings = {
  recruiter: { text: 'A recruiter wrote or called', type: 'recruiter_contacted' },
  word: { text: 'The employer said something else', type: 'employer_responded' },
  follow_up: { text: 'I asked how it stands', type: 'follow_up_sent' },
  offer: { text: 'I got an offer', type: 'offer_presented' },
  accepted: { text: 'I accepted', type: 'offer_accepted' },
  declined: { text: 'I declined', type: 'offer_declined' },
  rejected: { text: 'I was rejected', type: 'candidate_rejected' },
  withdrew: { text: 'I withdrew', type: 'candidate_withdrew' },
  closed: { text: 'The position was closed', type: 'journey_closed' },
} as const
export type Happening = keyof typeof happenings

/** Kinds of interviews that can be told apart on the page. */
export const interviewKinds = {
  screening: 'A first call',
  technical: 'A technical interview',
  panel: 'A panel or team interview',
  hiring_manager: 'With the hiring manager',
  onsite: 'On site',
  assessment: 'A test or a task',
  other: 'Another interview',
} as const

export type EnteredEvent = {
  type: string
  journey_id: string
  occurred_at: string
  attributes?: Record<string, string>
  detail?: Record<string, string>
}

/** Values of 1..200 characters; an empty field is nothing said. */
const said = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )

/**
 * The events of a timeline, in the order of their days. The journey's id is the page's own: the service makes a
 * pseudonym of it.
 */
export const eventsOf = (timeline: Timeline, journeyId: string): EnteredEvent[] => {
  const attributes = said({ employer: timeline.employer, ...timeline.attributes })
  const journey = { journey_id: journeyId }
  return [
    { type: 'application_submitted', ...journey, occurred_at: timeline.applied, attributes },
    ...timeline.interviews
      .filter(({ day }) => day !== '')
      .map(({ day, kind }) => ({ type: 'interview_held', ...journey, occurred_at: day, detail: { kind } })),
    ...timeline.happened
      .filter(({ day }) => day !== '')
      .map(({ what, day }) => ({ type: happenings[what].type, ...journey, occurred_at: day })),
  ].toSorted((one, other) => one.occurred_at.localeCompare(other.occurred_at))
}

/** What keeps a timeline from being sent, by the field it stands in; empty when it can be. */
export const faultsOf = (timeline: Timeline, today: string): { field: string; message: string }[] => {
  const faults: { field: string; message: string }[] = []
  const days = [...timeline.interviews, ...timeline.happened]
    .map(({ day }) => day)
    .filter((day) => day !== '')
  if (timeline.applied === '') faults.push({ field: 'applied', message: 'Enter the day you applied.' })
  if ([timeline.applied, ...days].some((day) => day > today)) {
    faults.push({ field: 'applied', message: 'A day lies in the future; enter only what has happened.' })
  }
  if (timeline.applied !== '' && days.some((day) => day < timeline.applied)) {
    faults.push({ field: 'applied', message: 'Something lies before the day you applied. Check the days.' })
  }
  return faults
}
