import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { renderings } from '../render/answers.ts'
import { findService } from '../service-client.ts'

/** What `hearback ask` can be asked; the names are those of the routes. */
export const askRoutes = Object.keys(renderings)

/** They tell words or lists, of which the service makes no rows of numbers. */
const withoutRows: ReadonlySet<string> = new Set([
  'clocks',
  'clocks/definitions',
  'processes',
  'dimensions',
  'journeys',
  'data-quality',
])

/** The questions whose answers the service also gives as rows. */
export const questionsWithRows = askRoutes.filter((route) => !withoutRows.has(route))
export const hasRows = (question: string): boolean => questionsWithRows.includes(question)

export type AskOptions = {
  workspace: string
  stage?: string
  clock?: string
  process?: string
  groupBy?: string
  knownAt?: string
  definition?: string
  asOf?: string
  where: string[]
  json?: boolean
  csv?: boolean
}

/** The query string of a question; a filter may be given several times. */
export const questionOf = (options: Omit<AskOptions, 'json' | 'csv'>): URLSearchParams => {
  const parameters = new URLSearchParams({ workspace: options.workspace })
  for (const [name, value] of [
    ['stage', options.stage],
    ['clock', options.clock],
    ['process', options.process],
    ['group_by', options.groupBy],
    ['known_at', options.knownAt],
    ['definition', options.definition],
    ['as_of', options.asOf],
  ] as const) {
    if (value !== undefined) parameters.set(name, value)
  }
  for (const filter of options.where) {
    const split = filter.indexOf('=')
    parameters.append(filter.slice(0, split), filter.slice(split + 1))
  }
  return parameters
}

/** Asks one question and prints the answer as a table (with a small chart where one curve is shown), CSV or JSON. */
export const ask = async (context: CommandContext, question: string, options: AskOptions): Promise<void> => {
  const rendering = renderings[question]
  if (rendering === undefined) {
    throw new CommandFailure(
      `There is no question "${question}". Ask one of: ${askRoutes.join(', ')}.`,
      exitCodes.usage,
    )
  }
  if (options.csv === true && !hasRows(question)) {
    throw new CommandFailure(`"${question}" has no CSV; take --json.`, exitCodes.usage)
  }
  const service = await findService(context)
  if (options.csv === true) {
    context.out(await (await service.send(`/v1/${question}.csv?${questionOf(options)}`)).text())
    return
  }
  const answer = await service.json<unknown>(`/v1/${question}?${questionOf(options)}`)
  if (options.json === true) context.out(`${JSON.stringify(answer, null, 2)}\n`)
  else context.out(`${rendering.text(answer, context.columns)}\n`)
}
