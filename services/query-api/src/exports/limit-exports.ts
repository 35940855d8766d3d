import { isIPv6 } from 'node:net'
import { limitRequests, ProblemError } from '@hearback/http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Each export under way holds a connection to the database, of which questions need some too. */
const mostWithKey = 3
/** Places of their own, so that nobody without a key can keep those out who have one; one of them an address. */
const mostWithoutKey = 2
/** Exports without a key from one address in a minute. */
const mostInMinute = 10
const minute = 60_000

/** Who asks for an export: somebody with a key, or an address. */
export type Exporting = { address: string | null }

/** An IPv6 host has a whole network of 64 bits to send from, so that network counts as one address. */
export const addressOf = (ip: string): string => {
  if (!isIPv6(ip) || ip.includes('.')) return ip.replace(/^::ffff:/i, '')
  const [head = '', tail] = ip.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

export const exportingOf = ({ principal, ip }: FastifyRequest): Exporting => ({
  address: principal.kind === 'public' ? addressOf(ip) : null,
})

const busy = () =>
  new ProblemError(
    {
      status: 503,
      code: 'too_many_exports',
      detail: `${mostWithKey} exports are under way; try again when one has ended.`,
    },
    { 'retry-after': '10' },
  )

const tooManyWithoutKey = (seconds: number, detail: string) =>
  new ProblemError({ status: 429, code: 'too_many_requests', detail }, { 'retry-after': String(seconds) })

/** Lets a few exports through at a time; whoever comes then is told to come again. */
export const limitExports = () => {
  let withKey = 0
  const addresses = new Set<string>()
  const enter = ({ address }: Exporting): (() => void) => {
    if (address === null) {
      if (withKey >= mostWithKey) throw busy()
      withKey += 1
      return () => {
        withKey -= 1
      }
    }
    if (addresses.has(address))
      throw tooManyWithoutKey(
        10,
        'An export to this address is under way; without a key there is one at a time.',
      )
    if (addresses.size >= mostWithoutKey)
      throw tooManyWithoutKey(10, `${mostWithoutKey} exports without a key are under way; try again later.`)
    addresses.add(address)
    return () => addresses.delete(address)
  }
  return async function* limited(
    bytes: AsyncIterable<Uint8Array>,
    exporting: Exporting,
  ): AsyncGenerator<Uint8Array> {
    const leave = enter(exporting)
    try {
      yield* bytes
    } finally {
      leave()
    }
  }
}

/** Counts exports asked for without a key; over the limit of an address it throws the problem 429. */
export const limitKeyless = (app: FastifyInstance): ((request: FastifyRequest) => Promise<void>) => {
  const check = limitRequests(app, {
    most: mostInMinute,
    within: minute,
    what: 'exports from this address without a key',
  })
  return async (request) => {
    if (request.principal.kind === 'public') await check(request)
  }
}
