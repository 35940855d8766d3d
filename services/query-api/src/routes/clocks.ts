import { ClocksAnswer } from '@hearback/contracts'
import type { Service } from '@hearback/http'
import { type DefinitionContext, registerDefinition } from './register-definition.ts'

/** GET /v1/clocks: both ends of every clock, in words. */
export const registerClocks = (app: Service, context: DefinitionContext): void =>
  registerDefinition(app, context, {
    path: '/v1/clocks',
    summary: 'What every clock measures: both its ends, and what a wait can end by',
    answer: ClocksAnswer,
    define: (chosen, { clocks }): ClocksAnswer => ({
      clocks: clocks.filter(({ process }) => chosen.some((known) => known.process === process)),
    }),
  })
