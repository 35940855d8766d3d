import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { mostHolidays, readCalendar, setWorkingDays, workspaceNamePattern } from '@hearback/access'
import { DayText, textFromDay, Weekday, type WorkingDays } from '@hearback/contracts'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { type Static, Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'

export const CalendarShown = Type.Object({
  weekend: Type.Array(Weekday, { description: 'The weekdays nobody works' }),
  holidays: Type.Array(DayText, { description: 'Single days nobody works' }),
})

const CalendarAsked = Type.Object(
  {
    weekend: Type.Array(Weekday, { maxItems: 7, description: 'a list of at most 7 weekdays' }),
    holidays: Type.Array(DayText, {
      maxItems: mostHolidays,
      description: `a list of at most ${mostHolidays} days, YYYY-MM-DD`,
    }),
  },
  { additionalProperties: false },
)

/** The days nobody works as people write them. */
export const calendarShown = ({ weekend, holidays }: WorkingDays): Static<typeof CalendarShown> => ({
  weekend: [...weekend],
  holidays: holidays.map(textFromDay),
})

/** GET and PUT /v1/workspaces/{name}/calendar: by which days `calendar=business` counts. */
export const calendarRoutes =
  ({ connection: { db }, access }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const url = '/v1/workspaces/:name/calendar'
    const described = {
      querystring: queryOf({}),
      params: Type.Object({
        name: Type.String({ pattern: workspaceNamePattern, description: 'the name of a workspace' }),
      }),
      response: { 200: CalendarShown },
    }

    const reading = { ...described, summary: 'The weekend and the holidays of a workspace' }
    app.get(url, { config: { access: 'query', workspaceIn: 'path' }, schema: reading }, async (request) =>
      calendarShown(allowedIn(request).workspace.workingDays),
    )

    const setting = {
      ...described,
      summary: 'Set the weekend and the holidays of a workspace',
      description: 'Replaces both. Answers with calendar=business count by them from then on.',
      body: CalendarAsked,
    }
    app.put(url, { config: { access: 'admin', workspaceIn: 'path' }, schema: setting }, async (request) => {
      const read = readCalendar(request.body)
      if (read.outcome === 'invalid') {
        const detail = 'The calendar cannot be like this.'
        throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors: read.faults })
      }
      await setWorkingDays(db, allowedIn(request).workspace.id, read.workingDays)
      access.forget()
      return calendarShown(read.workingDays)
    })
  }
