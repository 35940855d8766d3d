import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { CountedSpell } from '../src/index.ts'

/**
 * R's answers (survival 3.5-3, etm 1.1.1, cmprsk 2.2-11, R 4.2.2) on two samples: `aml`, the leukaemia data of the survival
 * package, and `hiring_spells`, synthetic waits of our own making with three causes, ties, exits on the first day
 * and delayed entry. R was run on day + 1 for `hiring_spells`, as its packages need times above 0: `days` are
 * shifted back, `time` and `tau` are not.
 */
type Limits = { lower: (number | null)[]; upper: (number | null)[] }
type Quantiles = { p: number; est: number | null; lower: number | null; upper: number | null }[]
export type AmlAnswers = {
  time: number[]
  n_risk: number[]
  n_event: number[]
  surv: number[]
  se_surv: number[]
  se_cumhaz_log: number[]
  cumhaz_nelson_aalen: number[]
  ci: { plain: Limits; log: Limits; 'log-log': Limits }
  quantiles: { plain: Quantiles; log: Quantiles; 'log-log': Quantiles }
}
type Etm = { est: number[]; var: number[] }[]

const read = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const rowsOf = (name: string): string[][] =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

export const HIRING_CAUSES = ['advance', 'reject', 'withdraw'] as const

type LogRank = {
  obs: number[]
  exp: number[]
  var: number[][]
  chisq: number
  df: number
  p: number
  trend: { z: number; p: number }
}

export const aml: {
  logrank: { rho0: LogRank; rho1: LogRank }
  overall: AmlAnswers & { rmst: { tau: number; rmst: number; se: number }[] }
  maintained: AmlAnswers
} = JSON.parse(read('aml.json'))

export const hiring: {
  days: number[]
  no_truncation: {
    time: number[]
    n_risk: number[]
    n_event: number[][]
    n_censor: number[]
    pstate: number[][]
    se_survival_IJ: number[][]
    at_times: { pstate: number[][]; se_IJ: number[][]; loglog_lower: number[][]; loglog_upper: number[][] }
    etm: Etm
    rmean_in_state: { tau: number; rmean: number }[]
    gray: { cause: string; stat: number; df: number; p: number }[]
    cause_specific_logrank: {
      cause: string
      obs: number[]
      exp: number[]
      chisq: number
      df: number
      p: number
    }[]
  }
  population_truth_monte_carlo_4e6: Record<(typeof HIRING_CAUSES)[number], number[]>
  delayed_entry: { etm: Etm; survival: { pstate: number[][]; n_risk: number[] } }
} = JSON.parse(read('hiring_spells.json'))

/** The leukaemia patients as spells; with a group, only its own. */
export const amlSpells = (group?: string): CountedSpell[] =>
  rowsOf('aml.csv')
    .filter(([, , of]) => group === undefined || of === group)
    .map(([time, event]) => ({
      firstSeen: 0,
      duration: Number(time),
      cause: event === '1' ? 'relapse' : null,
    }))

/** The waits as spells; with a segment, only its own. */
export const hiringSpells = (segment?: string): CountedSpell[] =>
  rowsOf('hiring_spells.csv')
    .filter(([, , of]) => segment === undefined || of === segment)
    .map(([, , , firstSeen, duration, cause]) => ({
      firstSeen: Number(firstSeen),
      duration: Number(duration),
      cause: HIRING_CAUSES[Number(cause) - 1] ?? null,
    }))

/** Equal to 1e-9; null only to null. */
export const expectNear = (
  found: number | null | undefined,
  wanted: number | null | undefined,
  of: string,
) => {
  if (typeof wanted !== 'number' || typeof found !== 'number') expect(found, of).toBe(wanted)
  else expect(Math.abs(found - wanted), `${of}: ${found}, not ${wanted}`).toBeLessThan(1e-9)
}
