import { tablesFormat } from '../ats-tables.ts'
import { greenhouseTables } from './greenhouse-tables.ts'
import { leverTables } from './lever-tables.ts'

/** Tables of Greenhouse and Lever as Fivetran keeps them in a warehouse, one or several below each other in a file. */
export const fivetran = tablesFormat({
  name: 'fivetran',
  label: 'Fivetran: warehouse tables of Greenhouse and Lever',
  marks:
    'a warehouse table (application_history, application, scheduled_interview, offer, opportunity_stage_history, opportunity)',
  tables: [...greenhouseTables, ...leverTables],
})
