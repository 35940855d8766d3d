import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { CommandContext } from '../src/command-context.ts'
import { questionOf } from '../src/commands/ask.ts'
import { refusalOf } from '../src/commands/import-summary.ts'
import { findService } from '../src/service-client.ts'
import { readSettings, runningFile } from '../src/settings.ts'
import { addressOf } from '../src/up/up.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

test('a reader who stops reading fails no command', async () => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  expect({ code, said }).toEqual({ code: 0, said: '' })
})

test('a question is asked as of the day that is given, beside its other parameters', () => {
  const asked = questionOf({ workspace: 'demo', asOf: '2026-03-31', where: ['calendar=business'] })
  expect(String(asked)).toBe('workspace=demo&as_of=2026-03-31&calendar=business')
})

test('a dry run never says that rows are stored', () => {
  expect(refusalOf({ dry_run: true })).not.toContain('are stored')
  expect(refusalOf({ dry_run: false })).toContain('are stored')
})

test('an announcement cut off while it was written is none', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hearback-cli-'))
  try {
    const settings = readSettings({ HEARBACK_STATE_DIR: directory, PORT: '4321' })
    writeFileSync(runningFile(settings), '{"url":"http://loc')
    const context: CommandContext = {
      settings,
      now: () => 0,
      randomBytes: (size) => Buffer.alloc(size),
      out: () => undefined,
      say: () => undefined,
      interactive: false,
      columns: 80,
      pid: 1,
      askedToStop: async () => 'the test',
    }
    expect((await findService(context)).url).toBe('http://localhost:4321')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})

test('an IPv6 address to listen on makes a URL that can be asked', () => {
  expect(new URL(addressOf('::1', 4000)).host).toBe('[::1]:4000')
  expect(addressOf('localhost', 4000)).toBe('http://localhost:4000')
})
