const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of 32 bytes: ceil(256 / log2(62)). */
export const base62Length = 43
const places: ReadonlyMap<string, bigint> = new Map([...digits].map((digit, place) => [digit, BigInt(place)]))

/** 32 bytes as text. */
export const base62 = (bytes: Buffer): string => {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  while (text.length < base62Length) {
    text = digits.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text
}

/** The 32 bytes of a text that `base62` wrote; null for any other. */
export const bytesOfBase62 = (text: string): Buffer | null => {
  if (text.length !== base62Length) return null
  let value = 0n
  for (const digit of text) {
    const place = places.get(digit)
    if (place === undefined) return null
    value = value * 62n + place
  }
  return value >> 256n === 0n ? Buffer.from(value.toString(16).padStart(64, '0'), 'hex') : null
}
