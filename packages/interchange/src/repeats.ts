import { hash } from 'node:crypto'

/** 64 hex digits of a text. Of the ways Node offers, the one-shot hash is several times faster than a hash object. */
export const fingerprint = (text: string): string => hash('sha256', text, 'hex')

const bits = 2 ** 27
const bitsOfPage = 2 ** 15
const probes = 4

/**
 * A set of fingerprints that may say "seen" of one it never saw, and never the other way round. At most 16 MiB,
 * whatever it holds; its pages are made as they are met, so that a small file costs little.
 */
export type ApproximateSet = {
  /** Adds it; true if it was (almost surely) there before. */
  add: (print: string) => boolean
  has: (print: string) => boolean
}

export const approximateSet = (): ApproximateSet => {
  const pages: (Uint8Array | undefined)[] = Array.from({ length: bits / bitsOfPage })
  const bitOf = (print: string, probe: number): number =>
    Number.parseInt(print.slice(probe * 8, probe * 8 + 8), 16) % bits
  const holds = (bit: number): boolean => {
    const byte = pages[Math.floor(bit / bitsOfPage)]?.[(bit % bitsOfPage) >>> 3] ?? 0
    return (byte & (1 << (bit & 7))) !== 0
  }
  const hold = (bit: number): void => {
    const number = Math.floor(bit / bitsOfPage)
    const page = pages[number] ?? new Uint8Array(bitsOfPage / 8)
    const at = (bit % bitsOfPage) >>> 3
    page[at] = (page[at] ?? 0) | (1 << (bit & 7))
    pages[number] = page
  }
  const has = (print: string): boolean => {
    for (let probe = 0; probe < probes; probe += 1) if (!holds(bitOf(print, probe))) return false
    return true
  }
  const add = (print: string): boolean => {
    if (has(print)) return true
    for (let probe = 0; probe < probes; probe += 1) hold(bitOf(print, probe))
    return false
  }
  return { add, has }
}

/**
 * Ordinals among equal things, in memory that grows only with the things that do repeat. All of them are noted in
 * a first pass; in the second each is asked for its ordinal, from 1. Exact: a false alarm of the approximate set
 * costs an entry of the map and changes no ordinal.
 */
export type Repeats = { note: (print: string) => void; ordinalOf: (print: string) => number }

export const repeats = (): Repeats => {
  const seen = approximateSet()
  const counted = new Map<string, number>()
  return {
    note: (print) => {
      if (seen.add(print)) counted.set(print, 0)
    },
    ordinalOf: (print) => {
      const before = counted.get(print)
      if (before === undefined) return 1
      counted.set(print, before + 1)
      return before + 1
    },
  }
}
