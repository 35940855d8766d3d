import type { Process } from './types.ts'

/** What a label of another system means to a process. */
export type LabelMeaning =
  | { means: 'stage'; stage: string }
  | { means: 'hired' }
  /** Not known: a stage of its own, `stage` being its slug. */
  | { means: 'unknown'; stage: string }

/** The common places of a hiring pipeline that labels name; each process says which stage stands for them. */
export type PipelinePlace =
  | 'application'
  | 'recruiter'
  | 'screening'
  | 'interview'
  | 'deliberation'
  | 'offer'
  | 'hired'
  | 'background_check'
  | 'onboarding'

const synonyms: Readonly<Record<PipelinePlace, string>> = {
  application:
    'applied, application, new application, application received, application submitted, submitted, new, inbox, in review, under review, application review, resume review, cv review, resume screen, cv screen, sourced applied, 投递, 已投递, 投递简历, 简历筛选, 简历评估',
  recruiter:
    'recruiter contact, recruiter contacted, recruiter outreach, sourced, reached out, contacted, lead, prospect',
  screening:
    'screening, screen, phone, phone screen, phone screening, phone interview, phone call, recruiter screen, recruiter call, recruiter phone screen, hr screen, hr call, intro call, introductory call, initial screen, initial call, preliminary phone screen, video screen, telephone interview, 电话面试, 电话沟通, 电面, 初筛',
  interview:
    'interview, interviews, interviewing, in interviews, technical, technical interview, technical screen, tech interview, tech screen, coding, coding interview, coding challenge, coding test, assessment, online assessment, oa, take home, take home test, take home assignment, case study, panel, panel interview, hiring manager, hiring manager interview, hiring manager screen, manager interview, first interview, second interview, third interview, 1st interview, 2nd interview, 3rd interview, first round, second round, third round, 1st round, 2nd round, 3rd round, round 1, round 2, round 3, onsite, on site, onsite interview, on site interview, virtual onsite, face to face, face to face interview, final, final round, final interview, 笔试, 测评, 面试, 一面, 二面, 三面, 四面, 终面, hr面, 现场面试',
  deliberation:
    'deliberation, debrief, team debrief, decision, hiring committee, hiring decision, committee, post interview, awaiting decision, interviewed, 评估中, 面试评估',
  offer:
    'offer, offers, offer extended, offer sent, offer made, offer out, offer presented, offer stage, offer letter, verbal offer, written offer, 录用, 录用审批, 意向书, 发放offer',
  hired:
    'hired, accepted, offer accepted, accepted offer, signed, offer signed, 已录用, 接受offer, 已接受offer',
  background_check:
    'background check, background, background checks, background screening, pre employment check, 背调, 背景调查',
  onboarding: 'onboarding, pre boarding, preboarding, pending start, 待入职, 入职办理',
}

/** How labels are compared: lower case, with one space for any run of spaces and punctuation. */
export const normaliseLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type NamedStage = { id: string; label: string }

/** The labels of a process: the shipped synonyms of the places it has, and each stage's own id and label. */
export const labelsFor = (
  stages: readonly NamedStage[],
  places: Partial<Record<PipelinePlace, string>>,
): Record<string, string> => {
  const labels: Record<string, string> = {}
  for (const [place, listed] of Object.entries(synonyms)) {
    // Object.entries forgets that its keys are the places.
    const stage = places[place as PipelinePlace]
    if (stage !== undefined) for (const label of listed.split(', ')) labels[normaliseLabel(label)] = stage
  }
  for (const { id, label } of stages) {
    labels[normaliseLabel(label)] = id
    labels[normaliseLabel(id)] = id
  }
  return labels
}

/** What the label means to the process; null when it holds nothing to read. */
export const meaningOfLabel = (process: Process, label: string | undefined): LabelMeaning | null => {
  const normalised = normaliseLabel(label ?? '')
  if (normalised === '') return null
  // Own properties only: a label may be called `constructor`.
  const mapped = Object.hasOwn(process.labels, normalised) ? process.labels[normalised] : undefined
  if (mapped === 'hired') return { means: 'hired' }
  if (mapped !== undefined && process.stages.some(({ id }) => id === mapped))
    return { means: 'stage', stage: mapped }
  return { means: 'unknown', stage: normalised.replaceAll(' ', '_') }
}

/** What labels mean to one workspace: a stage of the process or `hired`, by the label as normalised. */
export type OwnLabels = Readonly<Record<string, string>>

/** The process with labels of a workspace's own, which go before the shipped ones. */
export const withLabels = (process: Process, own: OwnLabels): Process => ({
  ...process,
  labels: { ...process.labels, ...own },
})

/** Whether a label of the process may mean this: one of its stages, or `hired` where something can be accepted. */
export const canMean = (process: Process, stage: string): boolean =>
  process.stages.some(({ id }) => id === stage) || (stage === 'hired' && process.offerStage !== null)
