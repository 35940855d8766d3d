/** Words of the API in the words of a reader: clocks, causes, dimensions, settings of a question. */
const known: Record<string, string> = {
  'response:application': 'An answer to the application',
  'response:interview': 'An answer after an interview',
  'response:follow_up': 'An answer to a follow-up',
  'reply:candidate': 'The candidate’s reply to a recruiter',
  'courtesy:thank_you': 'A thank-you after an interview',
  time_to_first_response: 'Application to the first answer',
  time_to_interview: 'Application to the first interview',
  time_to_offer: 'Application to the offer',
  time_to_accept: 'Application to acceptance',
  time_to_start: 'Application to the first day of work',
  time_to_fill: 'Opening posted to filled',
  time_to_decision: 'Interview to the decision',
  offer_decision: 'Offer to the candidate’s answer',
  advanced: 'moved on',
  another_round: 'another round',
  moved_back: 'moved back',
  rejected: 'rejected',
  withdrawn: 'withdrew',
  declined: 'declined',
  rescinded: 'offer taken back',
  failed_check: 'failed a check',
  closed: 'position closed',
  hired: 'hired',
  answered: 'answered',
  invited: 'invited',
  offered: 'offered',
  told: 'told something else',
  reached: 'reached',
  decided: 'decided',
  waiting: 'still waiting',
  employer: 'Employer',
  role_family: 'Role',
  level: 'Level',
  region: 'Region',
  work_mode: 'Work mode',
  source: 'Source',
  department: 'Department',
  requisition: 'Requisition',
  cause: 'Ended by',
  cohort_week: 'Week of entry',
  cohort_month: 'Month of entry',
  word: 'any word',
  hybrid: 'hybrid',
  on_site: 'on site',
  greenhouse: 'Greenhouse',
  gem: 'Gem',
  ashby: 'Ashby',
  lever: 'Lever',
  full_export: 'exported whole',
  prospective: 'followed as they went',
  retrospective: 'told afterwards',
}

const spaced = (word: string): string => word.replaceAll('_', ' ')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The name of a clock, cause, dimension or value for a reader; unknown ones with their underscores spaced. */
export const nameOf = (word: string): string => {
  const name = known[word]
  if (name !== undefined) return name
  return word.startsWith('stage:') ? capital(spaced(word.slice('stage:'.length))) : spaced(word)
}

/** The colour of a cause, the same on every chart, as a custom property of the style sheet. */
export const colourOf = (cause: string): string => {
  if (cause === 'waiting') return 'var(--waiting)'
  if (
    ['advanced', 'answered', 'reached', 'hired', 'accepted', 'decided', 'filled', 'invited'].includes(cause)
  )
    return 'var(--forward)'
  if (['rejected', 'rescinded', 'failed_check'].includes(cause)) return 'var(--refused)'
  if (['withdrawn', 'declined'].includes(cause)) return 'var(--withdrawn)'
  return 'var(--other)'
}
