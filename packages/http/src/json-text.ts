import { ProblemError } from './problems.ts'

const token =
  // oxlint-disable-next-line no-control-regex -- JSON strings may not hold them (RFC 8259 section 7)
  /[\t\n\r ]*(?:([{[])|([}\]])|([,:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.])|true|false|null))/y

/** What may come next: a value, a key, a colon, a comma or closing bracket, or nothing more. */
type Expected = 'value' | 'key' | 'colon' | 'separator' | 'end'

type Scan = { expected: Expected; open: string[]; mayClose: boolean }

const takeBracket = (scan: Scan, open: string | undefined, close: string | undefined): boolean => {
  if (open !== undefined) {
    if (scan.expected !== 'value') return false
    scan.open.push(open)
    scan.expected = open === '{' ? 'key' : 'value'
    scan.mayClose = true
    return true
  }
  const fits = scan.open.at(-1) === (close === '}' ? '{' : '[')
  if (!fits || (scan.expected !== 'separator' && !scan.mayClose)) return false
  scan.open.pop()
  scan.expected = scan.open.length === 0 ? 'end' : 'separator'
  scan.mayClose = false
  return true
}

const takeMark = (scan: Scan, mark: string): boolean => {
  if (mark === ':' ? scan.expected !== 'colon' : scan.expected !== 'separator') return false
  scan.expected = mark === ':' || scan.open.at(-1) === '[' ? 'value' : 'key'
  scan.mayClose = false
  return true
}

const takeScalar = (scan: Scan, text: string): boolean => {
  if (scan.expected === 'key' && text.startsWith('"')) scan.expected = 'colon'
  else if (scan.expected === 'value') scan.expected = scan.open.length === 0 ? 'end' : 'separator'
  else return false
  scan.mayClose = false
  return true
}

const take = (scan: Scan, [, open, close, mark, scalar]: readonly (string | undefined)[]): boolean => {
  if (mark !== undefined) return takeMark(scan, mark)
  return scalar === undefined ? takeBracket(scan, open, close) : takeScalar(scan, scalar)
}

/** Where a text stops being JSON, counted in characters from 0. The engine's own message quotes the text instead. */
export const positionOfJsonFault = (text: string): number => {
  const scan: Scan = { expected: 'value', open: [], mayClose: false }
  let position = 0
  while (scan.expected !== 'end') {
    token.lastIndex = position
    const found = token.exec(text)
    if (found === null || !take(scan, found)) break
    position = token.lastIndex
  }
  return position + (/^[\t\n\r ]*/.exec(text.slice(position))?.[0].length ?? 0)
}

/** Parses a JSON body; throws the problem `malformed_json` with line and column, never quoting the text. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    const before = text.slice(0, positionOfJsonFault(text)).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    const detail = text.trim() === '' ? 'The body is empty.' : `The body stops being JSON at ${place}.`
    throw new ProblemError({
      status: 400,
      code: 'malformed_json',
      detail,
      errors: [{ pointer: '', message: detail }],
    })
  }
}
