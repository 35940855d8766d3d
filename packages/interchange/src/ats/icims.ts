import type { Taken } from '../event-source.ts'
import { atsFormat } from './ats-json.ts'
import { endingOfReason } from './ending-words.ts'
import { below, elementsOf, type Field, firstOf, textOf } from './field.ts'
import type { AtsRecord } from './records.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import { namesIn, unreadFields } from './unread-fields.ts'

const readOfWorkflow = namesIn(
  'id, workflowId, systemId, submittalstatuslog, baseprofile, source, updateddate',
)

/** The log holds this many entries at most, the newest; older ones are gone. */
const mostEntries = 100

/** "Submitted" is the application; a status may stand after the name of its group: "Rejected: Underqualified". */
const isSubmission = (status: string): boolean => /^(?:new )?(?:submitted|submission|applied)\b/i.test(status)

const groups: readonly [start: RegExp, label: string][] = [
  [/^hired\b/i, 'Hired'],
  [/^rejected\b/i, 'Rejected'],
  [/^withdr[ae]w/i, 'Withdrew'],
]

const tellStatus = (telling: Telling, entry: Field, hasApplied: () => boolean): void => {
  const status = below(entry, 'status')
  const label = firstOf(below(status, 'value'), below(status, 'formattedvalue'), status)
  const text = textOf(label)
  const updated = firstOf(below(entry, 'updatedDate'), below(entry, 'updateddate'))
  const at = telling.moment(updated) ?? null
  if (text === null) return telling.find('unknown_record', label.column, 'is no status')
  if (isSubmission(text) && !hasApplied()) return telling.fact('application_submitted', at, updated.column)
  const [, group] = groups.find(([start]) => start.test(text)) ?? []
  const told = group === 'Rejected' ? endingOfReason(text.slice(text.indexOf(':') + 1)) : null
  if (told !== null && told.type !== 'offer_accepted')
    return telling.fact(told.type, at, updated.column, told.detail)
  telling.stage(group ?? text, at, label.column)
}

const logOf = (root: Field): Field => below(root, 'submittalstatuslog')

const timeText = (entry: Field): string =>
  textOf(firstOf(below(entry, 'updatedDate'), below(entry, 'updateddate'))) ?? ''

/** The entries as they happened: the log gives the newest first. */
const inOrder = (log: Field): Field[] =>
  elementsOf(log).toSorted((one, other) => (timeText(one) < timeText(other) ? -1 : 1))

const tellLog = (telling: Telling, root: Field): boolean => {
  const log = inOrder(logOf(root))
  const isCut = log.length >= mostEntries
  if (isCut)
    telling.find(
      'partial_history',
      logOf(root).column,
      `holds the newest ${mostEntries} entries; older ones are missing`,
    )
  let applied = false
  for (const entry of log)
    tellStatus(telling, entry, () => {
      const before = applied
      applied = true
      return before
    })
  telling.attribute('requisition', below(root, 'baseprofile', 'id'))
  telling.attribute('source', firstOf(below(root, 'source', 'value'), below(root, 'source')))
  return isCut
}

const tell = ({ row, root }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  const dropped = unreadFields(root, readOfWorkflow)
  if (!Array.isArray(logOf(root).value)) {
    telling.find('unknown_record', null, 'is no applicant workflow with its status log', true)
    return telling.told({ dropped })
  }
  const owner = firstOf(below(root, 'id'), below(root, 'workflowId'), below(root, 'systemId'))
  if (!telling.journey(owner)) return telling.told({ dropped })
  const isCut = tellLog(telling, root)
  // What an earlier export still had and this one has lost is not taken back.
  return telling.told(isCut ? { dropped } : { part: 'workflow', dropped })
}

/** iCIMS: applicant workflows with their status log; the person's profile is dropped, its value being a name. */
export const icims = atsFormat({
  name: 'icims',
  label: 'iCIMS: applicant workflows with their status log',
  marks: 'the fields of iCIMS (submittalstatuslog)',
  wrappers: namesIn('data, results, workflows, applicantworkflows'),
  isRecord: ({ root }) => Array.isArray(logOf(root).value),
  tell,
})
