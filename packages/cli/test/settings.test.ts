import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { questionOf } from '../src/commands/ask.ts'
import { readSettings, Settings } from '../src/settings.ts'

test('without an environment every setting has its default', () => {
  expect(readSettings({})).toMatchObject({ PORT: 4000, HEARBACK_BUCKETS: 64, HEARBACK_SAMPLE: true })
})

test('an empty variable is one that is not set', () => {
  expect(readSettings({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 4000 })
  expect(readSettings({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined()
})

test('a wrong variable is named and its value is not repeated', () => {
  expect(() => readSettings({ PORT: 'planted-value' })).toThrow(/PORT/)
  expect(() => readSettings({ PORT: 'planted-value' })).not.toThrow(/planted-value/)
})

test('README documents every setting', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  expect(Object.keys(Settings.properties).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('a filter given twice reaches the service twice, and a value may hold an equals sign', () => {
  const parameters = questionOf({ workspace: 'w', where: ['region=EU', 'region=US', 'employer=A=B'] })
  expect(parameters.getAll('region')).toEqual(['EU', 'US'])
  expect(parameters.get('employer')).toBe('A=B')
})
