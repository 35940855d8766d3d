import type {
  RestatedGroup,
  RestatementAnswer,
  RestatementChanges,
  RestatementShown,
} from '@hearback/contracts'
import { counted } from './counted.ts'
import { progressBar } from './progress.ts'
import { days, table } from './table.ts'

/** One line that redraws itself: how much of the log has been read. */
export const drawRestating = ({ state, progress }: RestatementShown, columns: number): string => {
  const done =
    state === 'ready' ? 1 : progress === null || progress.of === 0 ? 0 : progress.passed / progress.of
  return `\r\u001b[K${progressBar(done, columns)}  ${state}${state === 'ready' || state === 'failed' ? '\n' : ''}`
}

const sides = ['then', 'then_as_known_now', 'now'] as const
type Side = (typeof sides)[number]
type Row = { clock: string; bySide: ReadonlyMap<string, RestatedGroup> }

const rowsOf = ({ groups, withheld }: RestatementChanges): Row[] => {
  const clocks = new Set([...groups, ...withheld].map(({ key }) => key['clock'] ?? ''))
  return [...clocks].map((clock) => {
    const own = groups.filter(({ key }) => key['clock'] === clock)
    return { clock, bySide: new Map(own.map((group) => [group.key['said'] ?? '', group])) }
  })
}

/** A number on each side, `then > as known now > now`; a side that is withheld is a dash, never 0. */
const through = ({ bySide }: Row, shown: (group: RestatedGroup) => string): string =>
  sides
    .map((side: Side) => {
      const group = bySide.get(side)
      return group === undefined ? '–' : shown(group)
    })
    .join(' > ')

const exitRows = (row: Row): string[][] => {
  const causes = new Set([...row.bySide.values()].flatMap(({ exits }) => Object.keys(exits)))
  return [...causes].map((cause) => [
    `  ${cause}`,
    '',
    '',
    through(row, ({ exits }) => String(exits[cause] ?? 0)),
    '',
  ])
}

const whatChanged = (changes: RestatementChanges): string => {
  const { known_then, known_now, new: begun, changed, revised } = changes.journeys
  const rows = rowsOf(changes).flatMap((row) => [
    [
      row.clock,
      through(row, ({ spells }) => String(spells)),
      through(row, ({ running }) => String(running)),
      '',
      through(row, ({ median }) => days(median.days)),
    ],
    ...exitRows(row),
  ])
  const people = `${counted(known_then, 'journey')} ${known_then === 1 ? 'was' : 'were'} known then, ${known_now} are now: ${begun} new, ${changed} known then and different now, of which ${revised} also up to that day (late or corrected facts).`
  return rows.length === 0
    ? people
    : `${people}\n\n${table(['clock', 'waits', 'running', 'ended', 'median days'], rows)}`
}

/** What a dash stands for in these numbers; nothing where there is none. */
const dashesOf = (changes: RestatementChanges): string[] => {
  const reasons = new Set(changes.withheld.map(({ reason }) => reason))
  const told = new Set(
    [...changes.groups, ...changes.withheld].map(({ key }) => `${key['clock']} ${key['said']}`),
  )
  const lacking = rowsOf(changes).some(({ clock }) => sides.some((side) => !told.has(`${clock} ${side}`)))
  const meanings = [
    reasons.size > 0 ? `withheld (${[...reasons].join(', ')})` : null,
    lacking ? 'no wait known' : null,
    changes.groups.some(({ median }) => median.days === null) ? 'a median not reached' : null,
  ].filter((meaning) => meaning !== null)
  return meanings.length === 0 ? [] : [`–: ${meanings.join(', or ')}.`]
}

const asOfOf = ({ groups }: RestatementChanges, said: Side): string | undefined =>
  groups.find(({ key }) => key['said'] === said)?.as_of

/** What was said then, what would be said of the same day now, and what is said now. */
export const renderRestatement = ({
  workspace,
  synthetic,
  restatement,
  changes,
}: RestatementAnswer): string => {
  const parts = [`What was known of ${workspace} at ${restatement.known_at}, folded by the present rules.`]
  if (changes !== null) {
    const [then, now] = [asOfOf(changes, 'then'), asOfOf(changes, 'now')]
    parts.push(whatChanged(changes))
    parts.push(
      `Each number: said then > of the same day with all that is known now > said now.${then === undefined ? '' : ` Then: as of ${then}.`}${now === undefined ? '' : ` Now: as of ${now}.`}`,
    )
    parts.push(...dashesOf(changes))
  }
  if (synthetic) parts.push('These timelines are synthetic: invented people at fictional employers.')
  parts.push(
    `Ask about that time with: npx hearback ask <question> --workspace ${workspace} --known-at ${restatement.known_at}`,
  )
  return parts.join('\n\n')
}
