import { type DistributionAnswer, textFromDay } from '@hearback/contracts'
import type { Definitions } from '../definitions.ts'
import { clockDefinition } from '../definitions.ts'
import type { Question } from '../question/question.ts'

/** An answer of a bundle, by the name of its route. */
export type BundledAnswer = { name: string; answer: DistributionAnswer }

export type Described = {
  workspace: { name: string; synthetic: boolean; timeZone: string }
  question: Question
  release: string
  /** Of what was imported, A to D; null where nothing was. */
  grade: string | null
  /** What was recorded before this instant, and nothing later, is in every file; RFC 3339. */
  recordedBefore: string
  answers: readonly BundledAnswer[]
  definitions: Definitions
  /** Names of the files with rows of single people; none where they may not leave. */
  rowFiles: readonly string[]
  /** Why there are none. */
  withoutRows: string | null
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

const filtersText = ({ filters, from, to }: Question): string => {
  const dimensions = Object.entries(filters).map(([name, values]) => `${name} = ${values.join(' or ')}`)
  const days = [
    ...(from === null ? [] : [`from ${textFromDay(from)}`]),
    ...(to === null ? [] : [`before ${textFromDay(to)}`]),
  ]
  const all = [...dimensions, ...(days.length === 0 ? [] : [`begun ${days.join(' and ')}`])]
  return all.length === 0 ? 'none: every journey of the process' : all.join('; ')
}

const withheldText = ({ name, answer }: BundledAnswer): string => {
  const { groups, withheld } = answer
  const asked = groups.length + withheld.length
  const reasons = [...new Set(withheld.map(({ reason }) => reason))]
  return `${name}: ${withheld.length} of ${asked} groups withheld${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}`
}

const lastDay = (answers: readonly BundledAnswer[]): string =>
  answers
    .flatMap(({ answer }) => answer.observed_through ?? [])
    .toSorted()
    .at(-1) ?? 'not known'

const definitionsText = ({ definitions, question }: Described): string => {
  const process = definitions.processes.find((known) => known.process === question.process)
  const shown = question.clocks.map((clock) => {
    const { version, description } = clockDefinition(definitions, question.process, clock)
    return `\`${clock}\`, version ${version}: ${description}`
  })
  return list([`process \`${question.process}\`, version ${process?.version ?? 'not known'}`, ...shown])
}

const loading = (clock: string): string => `In R:

\`\`\`r
library(survival)
spells <- read.csv("spells.csv", na.strings = "")
one <- subset(spells, clock == "${clock}")
one$cause <- factor(one$cause, levels = c("open", setdiff(sort(unique(one$cause)), "open")))
one$row <- seq_len(nrow(one))
fit <- survfit(Surv(first_seen, duration + 1, cause) ~ 1, data = one, id = row)
\`\`\`

A row is a wait of \`duration\` days, seen from day \`first_seen\` on. \`open\` marks a wait that was still running when it
was last seen: it is censored, not missing. Leaving such rows out gives the mean of those who were answered quickly.
`

const rowsText = ({ rowFiles, withoutRows, question }: Described): string =>
  withoutRows === null
    ? `${list(rowFiles.map((name) => `\`${name}\``))}\n\nIds are of this release: they cannot be joined with another one.\n\n${loading(question.clocks[0] ?? '')}`
    : `None. ${withoutRows}`

/** What a reader has to know of a bundle before using a number of it. */
export const datasheet = (described: Described): string => {
  const { workspace, question, answers, release, grade, recordedBefore } = described
  const parked = Math.max(0, ...answers.map(({ answer }) => answer.parked_journeys))
  const labels = [...new Set(answers.flatMap(({ answer }) => answer.label ?? []))]
  return `# ${workspace.name}: waits in the process ${question.process}

${workspace.synthetic ? '**These timelines are invented; nobody lived them.**\n\n' : ''}${list([
  `release: ${release}`,
  `as of: ${textFromDay(question.asOf)}; facts dated later are left out`,
  `observed through: ${lastDay(answers)}`,
  `known at: ${recordedBefore}; every file holds what was recorded before, and nothing later`,
  `inclusion: ${question.inclusion.join(', ')}${labels.length === 0 ? '' : ` (${labels.join('; ')})`}`,
  `filters: ${filtersText(question)}`,
  `days are those of ${workspace.timeZone}`,
  `quality of what was imported: ${grade === null ? 'not graded, nothing came from a file' : `grade ${grade} (A to D)`}; see data-quality.csv`,
  `journeys set aside because they could not be folded: ${parked}`,
])}

## Censoring

A wait that still ran on the last day it was known is kept and counted for as long as it was seen; it is never dropped
and never given an invented end. Chances are Aalen-Johansen estimates over all waits, also those still running.

## Answers

One row a number: \`measure\` says of what, \`at\` of which day or share. An empty cell means: not applicable. \`suppressed\`
means that too few people are behind the number to tell it, \`censored\` that nobody was followed for so long.

${list(answers.map(withheldText))}

## Rows of single people

${rowsText(described)}

## Definitions

${definitionsText(described)}
`
}

/** How the bundle asks to be cited (Citation File Format 1.2.0). Texts are quoted as JSON, which YAML reads. */
export const citation = ({ workspace, question, release }: Described, madeOn: string): string =>
  [
    'cff-version: 1.2.0',
    'message: If you use this data set, please cite it with its release.',
    'type: dataset',
    `title: ${JSON.stringify(`Waits in the process ${question.process}, ${workspace.name}, as of ${textFromDay(question.asOf)}`)}`,
    `version: ${JSON.stringify(release)}`,
    `date-released: ${madeOn}`,
    'authors:',
    `  - name: ${JSON.stringify(workspace.name)}`,
    '',
  ].join('\n')
