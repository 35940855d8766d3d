import { type TableFormat, tableFormats } from './table-formats.ts'

/** What an answer can be had as beside JSON, by the extension of its path or by Accept. */
export const answerFormats: readonly TableFormat[] = tableFormats.filter(
  ({ extension }) => extension !== 'parquet',
)

const mediaTypeIn = (text: string): string => text.split(';')[0]?.trim().toLowerCase() ?? ''

const qualityIn = (range: string): number => {
  const given = /;\s*q=([\d.]+)/i.exec(range)?.[1]
  return given === undefined ? 1 : Number(given)
}

/**
 * The format an Accept header prefers (RFC 9110, 12.5.1); null = JSON, which also answers ranges such as any type
 * and headers that name nothing there is.
 */
export const formatAccepted = (accept: string | undefined): TableFormat | null => {
  const offered = [null, ...answerFormats].map((format) => ({
    format,
    mediaType: format === null ? 'application/json' : mediaTypeIn(format.mediaType),
  }))
  const asked = (accept ?? '')
    .split(',')
    .map((range) => ({ mediaType: mediaTypeIn(range), quality: qualityIn(range) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { mediaType } of asked) {
    const found = offered.find((each) => each.mediaType === mediaType)
    if (found !== undefined) return found.format
    if (mediaType === '*/*' || mediaType === 'application/*') return null
  }
  return null
}
