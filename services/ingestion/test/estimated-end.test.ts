import { expect, test } from 'vitest'
import { estimatedEnd } from '../src/imports/import-shown.ts'

const running = {
  state: 'running' as const,
  started_at: 1_000,
  seen_at: 5_000,
  read_bytes: 200n,
  size_bytes: 1_000n,
}

test('an import that read a fifth in four seconds ends after twenty', () => {
  expect(estimatedEnd(running)).toBe(21_000)
})

test('one that read everything ends now', () => {
  expect(estimatedEnd({ ...running, read_bytes: 1_000n })).toBe(5_000)
})

test.each([
  ['is queued', { state: 'queued' as const }],
  ['has ended', { state: 'done' as const }],
  ['has read nothing', { read_bytes: 0n }],
  ['has not been seen since it started', { seen_at: 1_000 }],
  ['began before anybody noted it', { started_at: null }],
])('nothing is said of an import that %s', (_, more) => {
  expect(estimatedEnd({ ...running, ...more })).toBeNull()
})
