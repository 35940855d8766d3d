import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'

type LabelsShown = {
  process: string
  stages: string[]
  own: Record<string, string>
  shipped: Record<string, string>
}

export type LabelsOptions = {
  workspace: string
  process?: string
  set: string[]
  unset: string[]
  shipped?: boolean
  json?: boolean
}

/** "Culture chat=interviewing" as label and stage; the stage stands behind the last sign. Null if it is not so written. */
export const labelAndStage = (text: string): readonly [string, string] | null => {
  const sign = text.lastIndexOf('=')
  const [label, stage] = [text.slice(0, sign).trim(), text.slice(sign + 1).trim()]
  return sign < 1 || label === '' || stage === '' ? null : [label, stage]
}

/** As the service compares labels, so that one can be named in any case. */
const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The labels after some were set and some taken away; a label set counts, whatever else is asked of it. */
export const changedLabels = (
  own: Readonly<Record<string, string>>,
  set: readonly (readonly [string, string])[],
  unset: readonly string[],
): Record<string, string> => {
  const gone = new Set([...unset, ...set.map(([label]) => label)].map(plain))
  const kept = Object.entries(own).filter(([label]) => !gone.has(plain(label)))
  return Object.fromEntries([...kept, ...set])
}

const pairsOf = (set: readonly string[]): (readonly [string, string])[] =>
  set.map((text) => {
    const pair = labelAndStage(text)
    if (pair === null) throw new CommandFailure('A label is set as "label=stage".', exitCodes.usage)
    return pair
  })

const rows = (meanings: Record<string, string>, from: string): string[][] =>
  Object.entries(meanings).map(([label, stage]) => [label, stage, from])

const inWords = ({ process, stages, own, shipped }: LabelsShown, withShipped: boolean): string => {
  const listed = [...rows(own, 'own'), ...(withShipped ? rows(shipped, 'shipped') : [])]
  const shown = listed.length === 0 ? 'No labels of its own.' : table(['label', 'means', ''], listed)
  const more = withShipped
    ? ''
    : `\n${Object.keys(shipped).length} synonyms are shipped; --shipped lists them.`
  return `${shown}${more}\nA label of the process ${process} may mean ${stages.join(', ')}.`
}

/** Shows what labels mean to a workspace; with --set or --unset changes that first. */
export const labels = async (context: CommandContext, options: LabelsOptions): Promise<void> => {
  const set = pairsOf(options.set)
  const service = await findService(context)
  const { workspace, process } = options
  const path = `/v1/labels?${new URLSearchParams({ workspace, ...(process !== undefined && { process }) })}`
  const before = await service.json<LabelsShown>(path)
  const changes = set.length + options.unset.length > 0
  const after = changes
    ? await service.json<LabelsShown>(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ labels: changedLabels(before.own, set, options.unset) }),
      })
    : before
  const text =
    options.json === true ? JSON.stringify(after, null, 2) : inWords(after, options.shipped === true)
  context.out(`${text}\n`)
}
