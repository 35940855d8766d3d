import type { ImportShown } from '../commands/import-summary.ts'
import { counted } from './counted.ts'

/** One line that redraws itself: how much has come. Nobody knows how much there is to come. */
export const drawDownload = (bytes: number, state: 'going on' | 'done'): string =>
  `\r\u001b[K${(bytes / 1_000_000).toFixed(1)} MB${state === 'done' ? '\n' : ' …'}`

/** A bar for a share from 0 to 1, with its percentage; `beside` columns are left for what stands beside it. */
export const progressBar = (done: number, columns: number, beside = 40): string => {
  const width = Math.max(10, Math.min(40, columns - beside))
  const filled = Math.round(done * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(done * 100)).padStart(3)} %`
}

const left = (estimatedEnd: string | null, now: number): string => {
  if (estimatedEnd === null) return ''
  const seconds = Math.max(0, Math.round((Date.parse(estimatedEnd) - now) / 1000))
  return seconds < 100 ? `  about ${seconds} s left` : `  about ${Math.round(seconds / 60)} min left`
}

/** One line that redraws itself: how much of the file has been read. */
export const drawProgress = (
  {
    state,
    read_bytes: read,
    size_bytes: size,
    rows,
    estimated_end: estimatedEnd,
  }: Pick<ImportShown, 'state' | 'read_bytes' | 'size_bytes' | 'rows' | 'estimated_end'>,
  columns: number,
  now: number,
): string => {
  const done = size === 0 ? 1 : Math.min(1, read / size)
  const end = state === 'done' || state === 'failed' ? '\n' : ''
  return `\r\u001b[K${progressBar(done, columns, 60)}  ${counted(rows, 'row')}${left(estimatedEnd, now)}${end}`
}
