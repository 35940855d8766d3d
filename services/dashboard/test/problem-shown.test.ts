import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import ProblemShown from '../src/parts/ProblemShown.svelte'

const shown = (detail: string, messages: string[]) =>
  render(ProblemShown, {
    props: {
      problem: {
        status: 400,
        code: 'invalid_request',
        detail,
        errors: messages.map((message) => ({ parameter: 'waited_days', message })),
      },
    },
  }).body

test('a problem with one fault names the parameter and what is wrong with it', () => {
  const body = shown('A query parameter is not as this route expects it.', ['must be a whole number'])
  expect(body).toContain('<code>waited_days</code> must be a whole number')
})

test('what the detail says already is not said twice', () => {
  expect(shown('waited_days must be a whole number', ['must be a whole number'])).not.toContain('<li>')
})
