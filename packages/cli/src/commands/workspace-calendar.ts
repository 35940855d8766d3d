import { readFile } from 'node:fs/promises'
import { type Weekday, weekdays } from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { findService } from '../service-client.ts'

type Calendar = { weekend: string[]; holidays: string[] }

export type CalendarOptions = { weekend?: Weekday[]; holidays?: string; json?: boolean }

/** `fri,sat` or whole names, in any case; `none` is a week without weekend. Null where a word is no weekday. */
export const weekendOf = (text: string): Weekday[] | null => {
  if (text.trim().toLowerCase() === 'none') return []
  const found = text.split(',').map((word) => {
    const name = word.trim().toLowerCase()
    return name.length < 3 ? undefined : weekdays.find((weekday) => weekday.startsWith(name))
  })
  return found.some((weekday) => weekday === undefined)
    ? null
    : found.filter((weekday) => weekday !== undefined)
}

/** The days of a list, one a line; what follows a `#` or the day itself is a remark. */
export const holidaysIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(
      (line) =>
        line
          .replace(/^\uFEFF/, '')
          .replace(/#.*/, '')
          .trim()
          .split(/[\s,;]+/)[0] ?? '',
    )
    .filter((day) => day !== '')

const readHolidays = async (file: string): Promise<string[]> => {
  try {
    return holidaysIn(await readFile(file, 'utf8'))
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read.`, exitCodes.usage)
  }
}

/** Shows the calendar of a workspace; with a weekend or holidays sets that part of it first and leaves the other. */
export const workspaceCalendar = async (
  context: CommandContext,
  name: string,
  { weekend, holidays: file, json }: CalendarOptions,
): Promise<void> => {
  const holidays = file === undefined ? undefined : await readHolidays(file)
  const service = await findService(context)
  const path = `/v1/workspaces/${encodeURIComponent(name)}/calendar`
  const before = await service.json<Calendar>(path)
  const wanted = { weekend: weekend ?? before.weekend, holidays: holidays ?? before.holidays }
  const changes = weekend !== undefined || holidays !== undefined
  const calendar = changes ? await set(service, path, wanted) : before
  context.out(json === true ? `${JSON.stringify(calendar, null, 2)}\n` : `${inWords(calendar)}\n`)
}

const set = (service: Awaited<ReturnType<typeof findService>>, path: string, calendar: Calendar) =>
  service.json<Calendar>(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(calendar),
  })

const inWords = ({ weekend, holidays }: Calendar): string =>
  [
    `Weekend: ${weekend.length === 0 ? 'none' : weekend.join(', ')}.`,
    `Holidays: ${holidays.length === 0 ? 'none' : holidays.join(', ')}.`,
  ].join('\n')
