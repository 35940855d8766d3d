import { ProblemError } from '@hearback/http'
import { previewFile } from '@hearback/ingestion'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { drawProgress } from '../render/progress.ts'
import { failureOfProblem } from '../service-client.ts'
import type { ImportOptions } from './import-file.ts'
import { mappingIn, parametersOf, sizeOf } from './upload-file.ts'

/** A dry run into a workspace that does not exist: the file is read here as a new one would take it, and sent nowhere. */
export const previewImport = async (
  context: CommandContext,
  file: string,
  options: ImportOptions,
): ReturnType<typeof previewFile> => {
  if (file === '-')
    throw new CommandFailure(
      `There is no workspace ${options.workspace}: its dry run reads the file several times, so give it as a file.`,
      exitCodes.usage,
    )
  await sizeOf(file)
  const { workspace: _workspace, dry_run: _dryRun, ...given } = Object.fromEntries(parametersOf(options))
  const mapping = options.mapping === undefined ? {} : { mapping: await mappingIn(options.mapping) }
  context.say(
    `There is no workspace ${options.workspace}; ${file} is read here as a new one would take it (private, days in UTC).\n`,
  )
  const draw = (state: 'running' | 'done', job: Omit<Parameters<typeof drawProgress>[0], 'state'>) => {
    if (context.interactive) context.say(drawProgress({ ...job, state }, context.columns, context.now()))
  }
  try {
    const { now, randomBytes } = context
    const onProgress = (job: Parameters<typeof draw>[1]) => draw('running', job)
    const preview = await previewFile(file, { asked: { ...given, ...mapping }, now, randomBytes, onProgress })
    draw('done', preview.job)
    return preview
  } catch (error) {
    throw error instanceof ProblemError ? failureOfProblem(error.problem) : error
  }
}
