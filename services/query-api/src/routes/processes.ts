import { ProcessesAnswer } from '@hearback/contracts'
import type { Service } from '@hearback/http'
import { type DefinitionContext, registerDefinition } from './register-definition.ts'

/** GET /v1/processes: the stages of every process, and whose move it is in each. */
export const registerProcesses = (app: Service, context: DefinitionContext): void =>
  registerDefinition(app, context, {
    path: '/v1/processes',
    summary: 'The processes: their stages from first to last, whose move it is, and their clocks',
    answer: ProcessesAnswer,
    define: (chosen): ProcessesAnswer => ({ processes: chosen }),
  })
