import { addCounts, type Counts, mergeCauses, totalsOf } from '@hearback/survival'

/** A cause with a kind is written `answered/invited`. */
const ANSWERED = 'answered/'
const answerKinds = ['invited', 'offered', 'rejected', 'told'] as const

/** What a wait can end by, and in the case of an answer of which kind: two views of the same spells. */
export type CountsByCause = {
  /** Kinds put together. */
  byCause: Counts
  /** `answered` split into its kinds; null for a clock whose answers have none. */
  byKind: Counts | null
}

const withCauses = (counts: Counts, causes: readonly string[]): Counts =>
  addCounts({ causes, entered: [], exits: causes.map(() => []), censored: [] }, counts)

const withoutKind = (cause: string): string => cause.split('/')[0] ?? cause

/** `listed` causes are shown even if nobody ended by them: 0 is what was seen of them. `kinds`: whether answers have any. */
export type ShownCauses = { listed: readonly string[]; kinds: boolean }

/** The counts of a clock by cause and by kind of answer. */
export const countsByCause = (counts: Counts, { listed, kinds }: ShownCauses): CountsByCause => {
  const names = Object.fromEntries(counts.causes.map((cause) => [cause, withoutKind(cause)]))
  const allKinds = answerKinds.map((kind) => ANSWERED + kind)
  return {
    byCause: withCauses(mergeCauses(counts, names), listed),
    byKind: kinds ? withCauses(counts, allKinds) : null,
  }
}

/** The kinds among the causes of `byKind`, each with its place. */
export const kindsOf = (causes: readonly string[]): { kind: string; place: number }[] =>
  causes.flatMap((cause, place) =>
    cause.startsWith(ANSWERED) ? [{ kind: cause.slice(ANSWERED.length), place }] : [],
  )

const totalsBy = (counts: Counts): Map<string, number> => {
  const { exits } = totalsOf(counts)
  return new Map(counts.causes.map((cause, k) => [cause, exits[k] ?? 0]))
}

/** How many ended by each cause, and of the answered by each kind. */
export const exitTotals = ({ byCause, byKind }: CountsByCause) => {
  const totals = byKind === null ? null : totalsBy(byKind)
  return {
    exits: Object.fromEntries(totalsBy(byCause)),
    ...(byKind === null || totals === null
      ? {}
      : {
          answered_by_kind: Object.fromEntries(
            kindsOf(byKind.causes).map(({ kind }) => [kind, totals.get(ANSWERED + kind) ?? 0]),
          ),
        }),
  }
}
