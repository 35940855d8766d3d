import { listed } from './listed.ts'

/** Ways of writing nothing. */
export const emptyWords: ReadonlySet<string> = new Set(
  listed(`
    , -, --, ---, –, —, ―, /, ., .., ..., …, null, none, nil, nan, nat, n/a, na, #n/a, n.a., n.a, #ref!,
    #value!, undefined, ?, ??, ???, tbd, tba, tbc, unknown, unbekannt, inconnu, desconocido, desconhecido,
    empty, blank, not yet, k.a., 无, 未知, 不详, 暂无, 待定, なし`),
)

/** Ways of saying that something is so, in a column that asks. */
export const yesWords: ReadonlySet<string> = new Set(
  listed(`
    y, yes, yep, x, xx, √, ✔️, true, t, ✓, ✔, ✔️, ✅, ☑, ☑️, 1, checked, done, ja, j, oui, sí, si, s, sim, vrai,
    wahr, verdadero, verdadeiro, sì, vero, [x], (x), 是, 有, 对, はい`),
)

/** Ways of saying that it is not. */
export const noWords: ReadonlySet<string> = new Set(
  listed(`
    n, no, nope, false, f, ✗, ✘, ❌, ✖, ✖️, ☐, 🚫, 0, unchecked, not done, never, nein, non, não, nao, faux, falsch, falso,
    nee, [ ], [], ( ), 否, 没有, 没, いいえ`),
)
