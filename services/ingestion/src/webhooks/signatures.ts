import { createHmac, timingSafeEqual } from 'node:crypto'

/** A delivery as it arrived: its headers, its bytes, and the same as JSON. */
export type Delivery = {
  header: (name: string) => string | null
  bytes: Buffer
  json: unknown
}

/** Whether a signature in hexadecimal is that of a message under a secret. Compared in constant time. */
const matches = (signature: string, message: Buffer | string, secret: string): boolean => {
  const expected = createHmac('sha256', secret).update(message).digest()
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(0)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Greenhouse signs the raw body: `Signature: sha256 <hex>`. */
const isOfGreenhouse = ({ header, bytes }: Delivery, secret: string): boolean => {
  const [algorithm, signature = ''] = (header('signature') ?? '').trim().split(/\s+/, 2)
  return algorithm === 'sha256' && matches(signature, bytes, secret)
}

const textIn = (json: unknown, name: string): string => {
  const value: unknown = Object(json)[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const oneDay = 86_400_000

/**
 * Lever signs a token and the moment of the delivery, not the body: whoever has seen one delivery could send others
 * with its signature. So one older than a day, or of the future, is refused; TLS has to do the rest.
 */
const isOfLever = ({ json }: Delivery, secret: string, now: number): boolean => {
  const [token, triggeredAt] = [textIn(json, 'token'), textIn(json, 'triggeredAt')]
  const isFresh = Math.abs(now - Number(triggeredAt)) <= oneDay
  return token !== '' && matches(textIn(json, 'signature'), token + triggeredAt, secret) && isFresh
}

/** The systems whose deliveries are taken. */
export const signingSystems = ['greenhouse', 'lever'] as const
export type SigningSystem = (typeof signingSystems)[number]

/** Whether a delivery was signed by who knows the secret. `now` is in milliseconds. */
export const isSigned = (system: SigningSystem, delivery: Delivery, secret: string, now: number): boolean =>
  system === 'greenhouse' ? isOfGreenhouse(delivery, secret) : isOfLever(delivery, secret, now)
