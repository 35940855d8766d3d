import { builtInDimensions } from '@hearback/contracts'

/** Words with a meaning in a question, an import or an answer; a workspace's own dimension may not bear them. */
const parametersAndColumns = [
  'as_of assume_closed_after basis by calendar cause ci clock cohort_month cohort_week column composed confidence',
  'contributor date_order definition detail dry_run event_id format from from_a from_b group_by horizon_days',
  'inclusion journey journey_id key kind known_at limit observed_from observed_through occurred_at',
  'occurred_between p process release resolution segment_by source_id stage stratify_by tau to to_a to_b touchpoint',
  'type verbose visit wait_for waited_days weighting within_days workspace attributes after cursor',
  'max_days min_days order share state',
]

/** Names a workspace's own dimension may not bear: the built-in dimensions and every query parameter. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...builtInDimensions,
  ...parametersAndColumns.flatMap((line) => line.split(' ')),
])
