import { Unreadable } from './unreadable.ts'

/** Gives the bytes of a file from its beginning, each time it is called: a file is read more than once. */
export type OpenFile = () => AsyncIterable<Buffer>

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

export const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes

const mostBytesOfSample = 65_536

/** The first 64 KiB of a file, or all of a shorter one. */
export const sampleOf = async (open: OpenFile): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of open()) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= mostBytesOfSample) break
  }
  return Buffer.concat(chunks).subarray(0, mostBytesOfSample)
}

const signatures: readonly [bytes: number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another zip archive: save the sheet as CSV (UTF-8)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook: save the sheet as CSV (UTF-8)'],
  [[0x1f, 0x8b], 'compressed with gzip: unpack it, or send it with content-encoding gzip'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document: export the table as CSV (UTF-8)'],
]

const startsWith = (sample: Buffer, bytes: number[]): boolean =>
  bytes.every((byte, index) => sample[index] === byte)

const isUtf16 = (sample: Buffer): boolean => {
  if (startsWith(sample, [0xff, 0xfe]) || startsWith(sample, [0xfe, 0xff])) return true
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  return zeros > sample.length / 4 && zeros < (sample.length * 3) / 4
}

/** Throws Unreadable when the beginning of a file shows that it is no text, or text in another encoding than UTF-8. */
export const refuseWhatIsNoText = (sample: Buffer): void => {
  for (const [bytes, what] of signatures)
    if (startsWith(sample, bytes)) throw new Unreadable('binary', `This is no text file but ${what}.`)
  if (isUtf16(sample))
    throw new Unreadable('encoding', 'This file is UTF-16: save it again as UTF-8 ("CSV UTF-8" in Excel).')
  if (sample.includes(0)) throw new Unreadable('binary', 'This is no text file: it holds zero bytes.')
  if (withoutByteOrderMark(sample).toString('utf8').trim() === '')
    throw new Unreadable('empty', 'This file is empty.')
}

/** Passes a byte stream on, and throws Unreadable where it is not valid UTF-8 text. */
export async function* validText(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const check = (chunk: Buffer | undefined): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new Unreadable(
        'encoding',
        'This file is not UTF-8 (older programs write Latin-1 or Windows-1252): save it again as UTF-8.',
      )
    }
  }
  for await (const chunk of source) {
    if (chunk.includes(0)) throw new Unreadable('binary', 'This is no text file: it holds zero bytes.')
    check(chunk)
    yield chunk
  }
  check(undefined)
}

export type Delimiter = ',' | ';' | '\t' | '|'

/** The first lines of a sample as they are; a quoted line break makes two of one, which the counting survives. */
export const firstLines = (sample: Buffer, most: number): string[] =>
  withoutByteOrderMark(sample)
    .toString('utf8')
    .split(/\r\n|\n|\r/, most + 1)
    .slice(0, most)

/** The separators by how often they stand, outside quotation marks, in one of the first lines; the likeliest first. */
export const delimitersOf = (sample: Buffer): Delimiter[] => {
  const lines = firstLines(sample, 10).map((line) => line.replaceAll(/"[^"]*"/g, ''))
  const most = (delimiter: Delimiter): number =>
    Math.max(0, ...lines.map((line) => line.split(delimiter).length - 1))
  return ([',', ';', '\t', '|'] as const).toSorted((left, right) => most(right) - most(left))
}
