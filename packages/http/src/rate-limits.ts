import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { ProblemError } from './problems.ts'

type Window = { began: number; requests: number }

/** Of more callers those not heard of for longest begin anew. */
const mostCallers = 10_000

/** Where the plugin counts, by a clock that is given. It asks for a class; each limit gets one of its own. */
const windowsBy = (now: () => number): FastifyRateLimitStoreCtor =>
  class Windows {
    readonly #open = new LRUCache<string, Window>({ max: mostCallers })

    incr(
      caller: string,
      tell: (error: Error | null, result: { current: number; ttl: number }) => void,
      milliseconds: number,
    ) {
      const known = this.#open.get(caller)
      const window =
        known === undefined || now() >= known.began + milliseconds ? { began: now(), requests: 0 } : known
      window.requests += 1
      this.#open.set(caller, window)
      tell(null, { current: window.requests, ttl: window.began + milliseconds - now() })
    }

    child() {
      return new Windows()
    }
  }

/** Makes it possible to limit requests; no route is limited by that alone. */
export const countRequests = async (app: FastifyInstance, now: () => number): Promise<void> => {
  await app.register(rateLimit, { global: false, store: windowsBy(now) })
}

export type RequestLimit = {
  /** Requests in one window. */
  most: number
  /** Milliseconds a window lasts. */
  within: number
  /** Who is counted; unless given an address, of IPv6 its network of 64 bits. */
  callerOf?: (request: FastifyRequest) => string
  /** What there are too many of, and from whom: "uploads from this address". */
  what: string
}

/**
 * A check for a hook of the routes it is given to, which share what it counts, in this process alone. Over the limit
 * it throws the problem 429 that says when to try again.
 */
export const limitRequests = (
  app: FastifyInstance,
  { most, within, callerOf, what }: RequestLimit,
): ((request: FastifyRequest) => Promise<void>) => {
  const count = app.createRateLimit({
    max: most,
    timeWindow: within,
    ...(callerOf === undefined ? {} : { keyGenerator: callerOf }),
  })
  return async (request) => {
    const found = await count(request)
    if (found.isAllowed || !found.isExceeded) return
    const seconds = found.ttlInSeconds
    throw new ProblemError(
      {
        status: 429,
        code: 'too_many_requests',
        detail: `Too many ${what}; try again in ${seconds} seconds.`,
      },
      { 'retry-after': String(seconds) },
    )
  }
}
