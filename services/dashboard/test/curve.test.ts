import { fc, test as property } from '@fast-check/vitest'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import CurveChart from '../src/charts/CurveChart.svelte'
import {
  type Curve,
  curveScales,
  curveStops,
  curveTable,
  segmentStyle,
  spanDrawn,
  whyItEnds,
} from '../src/charts/curve.ts'
import { limitLines, namesOf } from '../src/charts/curve-marks.ts'
import { drawn, wordsOf } from './drawn.ts'

const waiting: Curve = {
  label: 'still waiting',
  days: [0, 7, 14, 30],
  share: [0.98, 0.8, 0.7, 0.6],
  low: [0.97, 0.78, 0.67, 0.56],
  high: [0.99, 0.82, 0.73, 0.64],
  colour: 'var(--waiting)',
  dash: '',
}
const answered: Curve = {
  label: 'answered',
  days: [0, 7, 14, 30],
  share: [0.02, 0.2, null, 0.4],
  low: [],
  high: [],
  colour: 'var(--forward)',
  dash: '7 4',
  limits: [{ day: 7, low: 0.18, high: 0.22 }],
}
const nobodyEnded: Curve = { ...waiting, share: [1, 1, 1, 1], low: [0.9, 0.9, 0.9, 0.9], high: [1, 1, 1, 1] }
const curvesOf: Record<string, Curve[]> = {
  empty: [],
  one: [waiting],
  'censored only': [nobodyEnded],
  many: [waiting, answered, { ...nobodyEnded, label: 'elsewhere', colour: 'var(--other)', dash: '2 3' }],
}
const shown = { title: 'A stage', finding: '' }

describe('curves', () => {
  test.each(Object.entries(curvesOf))(
    'are drawn as they were when last looked at: %s',
    async (name, curves) => {
      await expect(drawn(render(CurveChart, { props: { ...shown, curves } }))).toMatchFileSnapshot(
        `drawings/curves ${name}.svg`,
      )
    },
  )

  test('tell the interval of a day also where there is no band around', () => {
    const stops = curveStops([answered], curveScales([answered], 640, null))
    expect(stops[1]?.text).toBe('After 7 days: answered 20 % (18 % to 22 %).')
    expect(curveTable([answered]).rows[1]).toEqual(['7', '20 %', '18 % to 22 %'])
    const scales = curveScales([answered], 640, null)
    expect(limitLines([answered], scales)).toMatchObject([{ x: scales.x(7), low: scales.y(0.18) }])
  })

  test('end with the last day known, the drawing and the intervals with them, and it is said why', () => {
    const early: Curve = {
      ...answered,
      share: [0.02, 0.2, null, null],
      limits: [7, 14, 30].map((day) => ({ day, low: 0.1, high: 0.3 })),
    }
    expect(limitLines([early], curveScales([early], 640, 90))).toHaveLength(1)
    expect([spanDrawn([early], 90), spanDrawn([early], 5), spanDrawn([early], 90, 12)]).toEqual([7, 5, 12])
    expect(whyItEnds([early], 90)).toBe('The drawing ends after 7 days: followed by too few after that day.')
    expect(whyItEnds([early, waiting], 30)).toBeNull()
    const words = wordsOf(render(CurveChart, { props: { ...shown, curves: [early], span: 90 } }))
    expect(words).toContain('followed by too few')
    expect(whyItEnds([], 90)).toContain('No curve is drawn')
  })

  test('have a gap where a share is not known', () => {
    const svg = drawn(render(CurveChart, { props: { ...shown, curves: [answered] } }))
    const path = /class="line" d="([^"]+)"/.exec(svg)?.[1]
    expect(path?.match(/M/g)).toHaveLength(2)
  })

  test('are named at their ends, or in a legend where one is all there is', () => {
    const names = (curves: Curve[]) => drawn(render(CurveChart, { props: { ...shown, curves } }))
    expect(names(curvesOf['many'] ?? [])).toContain('>elsewhere</text>')
    expect(names([waiting])).not.toContain('>still waiting</text>')
    expect(wordsOf(render(CurveChart, { props: { ...shown, curves: [waiting] } }))).toContain('still waiting')
  })

  test('of 36 segments no two look alike', () => {
    const looks = Array.from({ length: 36 }, (_, place) => JSON.stringify(segmentStyle(place)))
    expect(new Set(looks).size).toBe(36)
  })

  property.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 })])(
    'have no name over another, and none outside the drawing',
    (ends) => {
      const curves = ends.map((share, index) => ({
        ...waiting,
        label: `segment ${index}`,
        share: [1, 1, 1, share],
      }))
      const scales = curveScales(curves, 800, null)
      const heights = namesOf(curves, scales).map(({ y }) => y)
      expect(heights).toHaveLength(ends.length)
      for (const [index, height] of heights.entries()) {
        expect(height).toBeLessThanOrEqual(scales.y(0))
        expect(height).toBeGreaterThanOrEqual(0)
        if (index > 0) expect(height - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(15.999)
      }
    },
  )
})
