import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Audience, type Candidate, disclose, ownTeam, thePublic, type Withheld } from '../src/index.ts'

type Group = { journeys: number; share: number; days: number | null; tau: number }
type Answer = { parked: number; groups: Group[]; withheld: Withheld[] }

const measured = (measure: string) => ({ type: 'number', 'x-measure': measure })
const schema = {
  properties: {
    parked: measured('count'),
    groups: {
      items: {
        properties: {
          journeys: measured('count'),
          share: measured('probability'),
          days: { anyOf: [measured('days'), { type: 'null' }] },
          tau: measured('given'),
        },
      },
    },
    withheld: { items: { properties: {} } },
  },
}

const candidateOf = (sizes: Partial<Candidate<Group>> & { journeys: number }): Candidate<Group> => ({
  key: { region: `r${sizes.journeys}` },
  contributors: 10,
  largestContributor: 1,
  show: () => ({ journeys: sizes.journeys, share: 0.123456, days: null, tau: 90 }),
  ...sizes,
})

const ask = (audience: Audience, candidates: Candidate<Group>[]) =>
  disclose<Group, Answer>(audience, schema, { about: { parked: 3 }, candidates })

const showSecret = () => ({ journeys: 20, share: 0.5, days: null, tau: 90, secret: 17 })

const shownFor = (group: Group) => ask(thePublic, [candidateOf({ journeys: 20, show: () => group })])

const anyCandidate = fc
  .record({
    journeys: fc.integer({ min: 0, max: 40 }),
    contributors: fc.integer({ min: 1, max: 6 }),
    largestContributor: fc.integer({ min: 0, max: 40 }),
    marker: fc.integer({ min: 1_000_003, max: 9_999_999 }),
  })
  .map(({ marker, ...sizes }) =>
    candidateOf({ ...sizes, show: () => ({ journeys: marker, share: 0.5, days: marker, tau: marker }) }),
  )

const of = (region: string, level: string | null, journeys: number) =>
  candidateOf({ journeys, key: { clock: 'c', region, level } })

/** Distinct as they are, and as the public reads them: rounded to 5. */
const candidatesOfDistinctNumbers = fc.uniqueArray(anyCandidate, {
  selector: ({ show }) => Math.round(show([]).tau / 5),
})

describe('whole groups', () => {
  test.each([
    [ownTeam, 4, 'fewer than 5 journeys'],
    [thePublic, 9, 'fewer than 10 journeys'],
  ])(
    'one journey under the threshold is withheld and named, at the threshold it is shown',
    (audience, few, reason) => {
      const answer = ask(audience, [candidateOf({ journeys: few }), candidateOf({ journeys: few + 1 })])
      expect(answer.withheld.map((each) => each.reason)).toEqual([reason])
      expect(answer.groups).toHaveLength(1)
    },
  )

  test('the public is told why a group of few contributors is withheld', () => {
    const answer = ask(thePublic, [
      candidateOf({ journeys: 20, contributors: 2 }),
      candidateOf({ journeys: 20, contributors: 3, largestContributor: 11 }),
      candidateOf({ journeys: 20, contributors: 3, largestContributor: 10 }),
    ])
    expect(answer.withheld.map(({ reason }) => reason)).toEqual([
      'fewer than 3 contributors',
      'one contributor brought more than 50 % of the journeys',
    ])
    expect(answer.groups).toHaveLength(1)
  })

  test('inside a workspace a withheld group is named in full', () => {
    const few = candidateOf({ journeys: 4, key: { clock: 'c', region: 'north' } })
    expect(ask(ownTeam, [few]).withheld).toEqual([{ key: few.key, reason: 'fewer than 5 journeys' }])
  })

  test('the public reads no value that only withheld groups have, and not how many groups had them', () => {
    const reason = 'fewer than 10 journeys'
    const small = [of('EU', 'chief', 1), of('EU', null, 2), of('Samoa', 'chief', 3)]
    expect(ask(thePublic, [of('EU', 'senior', 20), ...small, of('Samoa', 'senior', 4)]).withheld).toEqual([
      { key: { clock: 'c', region: 'EU' }, reason },
      { key: { clock: 'c' }, reason },
      { key: { clock: 'c', level: 'senior' }, reason },
    ])
    expect(ask(thePublic, small).withheld).toEqual([{ key: { clock: 'c' }, reason }])
  })

  test('a group that says something of others is told which of them are shown', () => {
    const beside: unknown[] = []
    const [few, shown] = [of('Samoa', null, 4), of('EU', null, 20)]
    ask(ownTeam, [
      few,
      {
        ...shown,
        show: (keys) => {
          beside.push(...keys)
          return shown.show(keys)
        },
      },
    ])
    expect(beside).toEqual([shown.key])
  })

  test('a bound is rounded away from what it bounds, and stays a bound', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const rounded = (measure: string) =>
          // The answer of this test has one number and nothing else worth a type.
          disclose(
            thePublic,
            { properties: { share: measured(measure) } },
            {
              about: { share },
              candidates: [],
            },
          ) as unknown as { share: number }
        const [least, most] = [rounded('at_least').share, rounded('at_most').share]
        expect(least).toBeLessThanOrEqual(share)
        expect(most).toBeGreaterThanOrEqual(share)
        expect(most - least).toBeLessThan(0.0011)
      }),
    )
  })

  test.each([
    [ownTeam, [true, true, false]],
    [thePublic, [true, false, false]],
  ])('a part of a group may be used together only where it would be shown itself', (audience, wanted) => {
    const parts = [{ journeys: 20 }, { journeys: 20, contributors: 2 }, { journeys: 4 }].map(candidateOf)
    const judged: boolean[] = []
    const about = { parked: 0 }
    disclose<Group, Answer>(audience, schema, {
      about,
      candidates: [candidateOf({ journeys: 40 })],
      together: (_shown, mayBeShown) => {
        judged.push(...parts.map(mayBeShown))
        return {}
      },
    })
    expect(judged).toEqual(wanted)
  })

  test('what is said of groups together is made of those shown only, and rounded like them', () => {
    const [shown, few] = [of('EU', null, 20), of('Samoa', null, 4)]
    const together = (keys: readonly object[]) => ({
      parked: keys.includes(few.key) ? 40 : 10 * keys.length + 3,
    })
    const answerTo = (audience: Audience) =>
      disclose<Group, Answer>(audience, schema, { about: { parked: 0 }, candidates: [shown, few], together })
    expect([answerTo(ownTeam).parked, answerTo(thePublic).parked]).toEqual([13, 15])
  })

  test('contributors do not matter inside a workspace', () => {
    expect(
      ask(ownTeam, [candidateOf({ journeys: 5, contributors: 1, largestContributor: 5 })]).groups,
    ).toHaveLength(1)
  })

  test('no number of a withheld group appears anywhere in the answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ownTeam, thePublic),
        candidatesOfDistinctNumbers,
        (audience, candidates) => {
          const answer = ask(audience, candidates)
          const text = JSON.stringify(answer)
          const hidden = candidates.filter(({ journeys }) => journeys < audience.threshold)
          for (const { show } of hidden) expect(text).not.toContain(String(show([]).tau))
          if (audience.kind === 'own') {
            expect(answer.groups.length + answer.withheld.length).toBe(candidates.length)
          }
        },
      ),
    )
  })
})

describe('numbers shown to the public', () => {
  const [shown] = ask(thePublic, [
    candidateOf({ journeys: 23, show: () => ({ journeys: 23, share: 0.123456, days: 17.2345, tau: 33 }) }),
  ]).groups

  test('counts go to base 5, probabilities to 3 decimals, days to 1; what was asked stays', () => {
    expect(shown).toEqual({ journeys: 25, share: 0.123, days: 17.2, tau: 33 })
  })

  test.each([
    ['count_at_least', 14, 10],
    ['count_at_most', 11, 15],
    ['expected', 3.26, 3.3],
    ['expected_at_least', 3.28, 3.2],
    ['expected_at_most', 3.22, 3.3],
    ['expected', 0.7, 0.7],
  ])('a number of journeys to come is rounded as a count is not: %s %d', (measure, value, rounded) => {
    const answer: unknown = disclose(
      thePublic,
      { properties: { value: measured(measure) } },
      { about: { value }, candidates: [] },
    )
    expect(answer).toMatchObject({ value: rounded })
  })

  test('numbers outside the groups are rounded too', () => {
    expect(ask(thePublic, []).parked).toBe(5)
    expect(ask(ownTeam, []).parked).toBe(3)
  })

  test('nothing is rounded inside a workspace', () => {
    expect(ask(ownTeam, [candidateOf({ journeys: 23 })]).groups[0]?.share).toBe(0.123456)
  })

  test('a number whose schema says no measure does not leave', () => {
    expect(() => ask(thePublic, [candidateOf({ journeys: 20, show: showSecret })])).toThrow(
      '/groups/0/secret says no measure',
    )
  })

  test('two exact values that round alike cannot be told apart', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 1000 }),
        (share, journeys) => {
          const numbers = { journeys, share, days: null, tau: 1 }
          const rounded = {
            ...numbers,
            share: Math.round(share * 1000) / 1000,
            journeys: Math.round(journeys / 5) * 5,
          }
          expect(shownFor(numbers)).toEqual(shownFor(rounded))
        },
      ),
    )
  })
})
