import type { ImportShown } from '../commands/import-summary.ts'

/** A bar for a share from 0 to 1, with its percentage. */
export const bar = (done: number, columns: number): string => {
  const width = Math.max(10, Math.min(40, columns - 40))
  const filled = Math.round(done * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(done * 100)).padStart(3)} %`
}

/** One line that redraws itself: how much of the file has been read. */
export const drawProgress = (
  { state, read_bytes: read, size_bytes: size, rows }: ImportShown,
  columns: number,
): string => {
  const done = size === 0 ? 1 : Math.min(1, read / size)
  const end = state === 'done' || state === 'failed' ? '\n' : ''
  return `\r\u001b[K${bar(done, columns)}  ${rows} rows${end}`
}
