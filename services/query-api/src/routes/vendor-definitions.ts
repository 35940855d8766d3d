import { VendorDefinitionsAnswer } from '@hearback/contracts'
import type { Service } from '@hearback/http'
import { comparedProcess, vendorDefinitions } from '../vendor-definitions.ts'
import { type DefinitionContext, registerDefinition } from './register-definition.ts'

/** GET /v1/clocks/definitions: how other tools define what sounds the same, and why their numbers differ. */
export const registerVendorDefinitions = (app: Service, context: DefinitionContext): void =>
  registerDefinition(app, context, {
    path: '/v1/clocks/definitions',
    summary: 'How other tools define comparable measures, and why their numbers differ from ours',
    answer: VendorDefinitionsAnswer,
    define: (chosen): VendorDefinitionsAnswer => ({
      definitions: chosen.some(({ process }) => process === comparedProcess) ? [...vendorDefinitions] : [],
    }),
  })
