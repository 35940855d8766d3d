import { tablesFormat } from '../ats-tables.ts'
import { greenhouseTables } from './greenhouse-tables.ts'
import { leverTables } from './lever-tables.ts'

const timelines =
  'application_history, application, scheduled_interview and offer of Greenhouse; opportunity_stage_history, opportunity and interview of Lever'

/** Tables of Greenhouse and Lever as Fivetran keeps them in a warehouse, one or several below each other in a file. */
export const fivetran = tablesFormat({
  name: 'fivetran',
  label: 'Fivetran: warehouse tables of Greenhouse and Lever',
  marks: `a warehouse table that tells when journeys moved (${timelines})`,
  tables: [...greenhouseTables, ...leverTables],
  family: {
    column: '_fivetran_synced',
    problem: `This is a warehouse table of Fivetran, and none that tells when journeys moved. Those are: ${timelines}. A tracker of your own that Fivetran brought is read as what it is said to be: format=csv-wide or csv-long.`,
  },
})
