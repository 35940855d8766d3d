import { describe, expect, test } from 'vitest'
import { aalenJohansen, atRisk, countsOf, incidenceAt, meanTimeByState, probabilityAt } from '../src/index.ts'
import { expectNear, HIRING_CAUSES, hiring, hiringSpells } from './reference.ts'

const spells = hiringSpells()
const followed = countsOf(
  spells.filter((spell) => spell.firstSeen === 0),
  HIRING_CAUSES,
)
const delayed = countsOf(spells, HIRING_CAUSES)

describe('R and we agree on spells followed from their start', () => {
  const curve = aalenJohansen(followed)
  const { time, n_risk, n_event, n_censor, pstate, se_survival_IJ, at_times, etm, rmean_in_state } =
    hiring.no_truncation

  test('about the counts', () => {
    for (const [i, shifted] of time.entries()) {
      expect(followed.exits.map((byAge) => byAge[shifted - 1])).toEqual(n_event[i])
      expect(followed.censored[shifted - 1]).toBe(n_censor[i])
      expect(atRisk(followed)[shifted - 1]).toBe(n_risk[i])
    }
  })

  test('about every state on every day, with its standard error', () => {
    for (const [i, shifted] of time.entries()) {
      const day = shifted - 1
      const states = [curve.surviving, ...curve.incidence]
      const variances = [curve.survivingVariance, ...curve.incidenceVariance]
      for (const [state, values] of states.entries()) {
        expectNear(values[day], pstate[i]?.[state], `state ${state} on day ${day}`)
        const se = Math.sqrt(variances[state]?.[day] ?? -1)
        expectNear(se, se_survival_IJ[i]?.[state], `se of state ${state} on day ${day}`)
      }
    }
  })

  test('about log-log limits', () => {
    for (const [i, day] of hiring.days.entries()) {
      const waiting = probabilityAt(curve, day, { ci: 'loglog' })
      const states = [waiting, ...HIRING_CAUSES.map((_, k) => incidenceAt(curve, k, day, { ci: 'loglog' }))]
      for (const [state, { estimate, low, high }] of states.entries()) {
        expectNear(estimate, at_times.pstate[i]?.[state], `state ${state} on day ${day}`)
        expectNear(low, at_times.loglog_lower[i]?.[state], `low of state ${state} on day ${day}`)
        expectNear(high, at_times.loglog_upper[i]?.[state], `high of state ${state} on day ${day}`)
      }
    }
  })

  test("about etm's variances", () => {
    for (const [k, { var: variances }] of etm.entries())
      for (const [i, day] of hiring.days.entries())
        expectNear(curve.incidenceVariance[k]?.[day], variances[i], `Var F_${k}(${day})`)
  })

  test('about where 90 days go', () => {
    const [waiting, ...ended] = rmean_in_state
    const found = meanTimeByState(curve, 90)
    // On R's shifted clock everybody waits through the first unit: its 91 are our 90 and one more of waiting.
    expectNear(found?.waiting, (waiting?.rmean ?? 0) - 1, 'days waiting')
    for (const [k, { rmean }] of ended.entries()) expectNear(found?.ended[k], rmean, `days after cause ${k}`)
  })
})

describe('R and we agree on spells first seen late', () => {
  const curve = aalenJohansen(delayed)
  const { etm, survival } = hiring.delayed_entry

  test('about who is at risk', () => {
    expect(hiring.days.map((day) => curve.atRisk[day])).toEqual(survival.n_risk)
  })

  test('about every state', () => {
    for (const [i, day] of hiring.days.entries())
      for (const [state, values] of [curve.surviving, ...curve.incidence].entries())
        expectNear(values[day], survival.pstate[i]?.[state], `state ${state} on day ${day}`)
  })

  test("about etm's estimates and variances", () => {
    for (const [k, { est, var: variances }] of etm.entries())
      for (const [i, day] of hiring.days.entries()) {
        expectNear(curve.incidence[k]?.[day], est[i], `F_${k}(${day})`)
        expectNear(curve.incidenceVariance[k]?.[day], variances[i], `Var F_${k}(${day})`)
      }
  })
})

describe('the population that the spells were drawn from', () => {
  const truth = HIRING_CAUSES.map((cause) => hiring.population_truth_monte_carlo_4e6[cause])
  const cells = truth.flatMap((byDay, k) =>
    hiring.days.map((day, i) => ({ k, day, wanted: byDay[i] ?? Number.NaN })),
  )

  test('lies within three standard errors, spells first seen late or not', () => {
    for (const curve of [aalenJohansen(followed), aalenJohansen(delayed)])
      for (const { k, day, wanted } of cells) {
        const off = Math.abs((curve.incidence[k]?.[day] ?? Number.NaN) - wanted)
        const of = `F_${k}(${day}), off by ${off}`
        expect(off / Math.sqrt(curve.incidenceVariance[k]?.[day] ?? Number.NaN), of).toBeLessThan(3)
      }
  })

  test('is not found by counting endings among all spells, as if those still running never ended', () => {
    const all = spells.filter((spell) => spell.firstSeen === 0)
    const misses = cells.filter(({ k, day, wanted }) => {
      const ended = all.filter((spell) => spell.cause === HIRING_CAUSES[k] && spell.duration <= day).length
      const naive = ended / all.length
      return Math.abs(naive - wanted) > 3 * Math.sqrt((naive * (1 - naive)) / all.length)
    })
    expect(misses.map(({ k, day }) => `F_${k}(${day})`)).not.toEqual([])
  })
})
