/** The fields of PostgreSQL's binary COPY format, each as the type's `..._recv` function in PostgreSQL's source reads it. */

export type CopyType =
  | 'bool'
  | 'int2'
  | 'int4'
  | 'int8'
  | 'float8'
  | 'text'
  | 'uuid'
  | 'jsonb'
  | 'bytea'
  | 'date'
  | 'timestamptz'

/** Where bytes are being written, and how far. Replaced by a larger one when a row does not fit. */
export type Page = { bytes: Buffer; view: DataView; at: number }

/** Puts a field on the page, its length before it. */
export type Write = (page: Page, value: unknown) => void

/** Room that is always left for a field of fixed length, so that only the others need to ask. */
export const fixedField = 4 + 16

export const blankPage = (length: number): Page => {
  const bytes = Buffer.allocUnsafeSlow(length)
  return { bytes, view: new DataView(bytes.buffer), at: 0 }
}

export const makeRoom = (page: Page, length: number): void => {
  if (page.at + length <= page.bytes.length) return
  const larger = blankPage(Math.max(page.bytes.length * 2, page.at + length))
  page.bytes.copy(larger.bytes, 0, 0, page.at)
  page.bytes = larger.bytes
  page.view = larger.view
}

const integerWithin = (value: unknown, limit: number): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit) return value
  throw new RangeError(`not a whole number from -${limit} to ${limit - 1}`)
}

const bigintWithin = (value: unknown): bigint => {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof whole === 'bigint' && BigInt.asIntN(64, whole) === whole) return whole
  throw new RangeError('not a whole number of 64 bits')
}

const fraction = (value: unknown): number => {
  if (typeof value === 'number') return value
  throw new RangeError('not a number')
}

const truth = (value: unknown): number => {
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new RangeError('not true or false')
}

export const writeNull = (page: Page): void => {
  page.view.setInt32(page.at, -1)
  page.at += 4
}

/** Starts a field of this length and gives the place of its first byte. */
const beginField = (page: Page, length: number): number => {
  page.view.setInt32(page.at, length)
  const start = page.at + 4
  page.at = start + length
  return start
}

const writeBool: Write = (page, value) => page.view.setInt8(beginField(page, 1), truth(value))
const writeInt2: Write = (page, value) =>
  page.view.setInt16(beginField(page, 2), integerWithin(value, 2 ** 15))
const writeInt4: Write = (page, value) =>
  page.view.setInt32(beginField(page, 4), integerWithin(value, 2 ** 31))
const writeFloat8: Write = (page, value) => page.view.setFloat64(beginField(page, 8), fraction(value))

/** Two halves, because making a bigint for every value is slow; `value` is a safe integer. */
const writeHalves = (page: Page, value: number): void => {
  const start = beginField(page, 8)
  const high = Math.floor(value / 2 ** 32)
  page.view.setInt32(start, high)
  page.view.setUint32(start + 4, value - high * 2 ** 32)
}

const writeInt8: Write = (page, value) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) writeHalves(page, value)
  else page.view.setBigInt64(beginField(page, 8), bigintWithin(value))
}

/** PostgreSQL counts from 2000-01-01. */
const epochInDays = 10_957
const epochInMilliseconds = epochInDays * 86_400_000
/** The last day of the year 9999 and the first of the year 1, in days since 1970-01-01. */
const lastDay = 2_932_896
const firstDay = -719_162

const writeDate: Write = (page, value) => {
  const day = integerWithin(value, 2 ** 31)
  if (day < firstDay || day > lastDay) throw new RangeError('not a day between the years 1 and 9999')
  page.view.setInt32(beginField(page, 4), day - epochInDays)
}

const writeInstant: Write = (page, value) => {
  const instant = integerWithin(value, 2 ** 53)
  if (instant < firstDay * 86_400_000 || instant >= (lastDay + 1) * 86_400_000) {
    throw new RangeError('not an instant between the years 1 and 9999')
  }
  const microseconds = (instant - epochInMilliseconds) * 1000
  if (Number.isSafeInteger(microseconds)) writeHalves(page, microseconds)
  else page.view.setBigInt64(beginField(page, 8), BigInt(instant - epochInMilliseconds) * 1000n)
}

/** The value of a hexadecimal digit by its character code; 255 for any other character. */
const digitValues = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase())
  return value < 0 ? 255 : value
})
const digitAt = (text: string, index: number): number => digitValues[text.charCodeAt(index)] ?? 255
const dashed = /^.{8}-.{4}-.{4}-.{4}-.{12}$/

const writeUuid: Write = (page, value) => {
  if (typeof value !== 'string') throw new RangeError('not a uuid')
  const digits = value.length === 36 && dashed.test(value) ? value.replaceAll('-', '') : value
  const start = beginField(page, 16)
  let seen = 0
  for (let index = 0; index < 16; index += 1) {
    const high = digitAt(digits, 2 * index)
    const low = digitAt(digits, 2 * index + 1)
    seen |= high | low
    page.bytes[start + index] = (high << 4) | low
  }
  if (seen > 15 || digits.length !== 32) throw new RangeError('not a uuid')
}

/** Below this length a loop is faster than a call out of JavaScript. */
const shortText = 32

/** Writes ASCII text; -1 if it turns out to be something else. */
const writeShort = (bytes: Buffer, offset: number, value: string): number => {
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index)
    if (code > 0x7f) return -1
    bytes[offset + index] = code
  }
  return value.length
}

const writeUtf8 = (bytes: Buffer, offset: number, value: string): number => {
  const short = value.length <= shortText ? writeShort(bytes, offset, value) : -1
  if (short >= 0) return short
  if (!value.isWellFormed()) throw new RangeError('half a surrogate pair, which UTF-8 cannot hold')
  return bytes.write(value, offset, 'utf8')
}

const longestUtf8 = 3

const writeText: Write = (page, value) => {
  if (typeof value !== 'string') throw new RangeError('not a text')
  makeRoom(page, 4 + value.length * longestUtf8)
  const length = writeUtf8(page.bytes, page.at + 4, value)
  page.view.setInt32(page.at, length)
  page.at += 4 + length
}

const writeJsonb: Write = (page, value) => {
  const json: string | undefined = JSON.stringify(value)
  if (json === undefined) throw new RangeError('nothing JSON can hold')
  makeRoom(page, 5 + json.length * longestUtf8)
  const length = writeUtf8(page.bytes, page.at + 5, json)
  page.view.setInt32(page.at, length + 1)
  page.bytes[page.at + 4] = 1
  page.at += 5 + length
}

const writeBytea: Write = (page, value) => {
  if (!(value instanceof Uint8Array)) throw new RangeError('not bytes')
  makeRoom(page, 4 + value.length)
  page.view.setInt32(page.at, value.length)
  page.bytes.set(value, page.at + 4)
  page.at += 4 + value.length
}

export const writers: Record<CopyType, Write> = {
  bool: writeBool,
  int2: writeInt2,
  int4: writeInt4,
  int8: writeInt8,
  float8: writeFloat8,
  text: writeText,
  uuid: writeUuid,
  jsonb: writeJsonb,
  bytea: writeBytea,
  date: writeDate,
  timestamptz: writeInstant,
}
