/** The SQLSTATE of a PostgreSQL error, or the errno of a socket error; null for anything else. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** 23505: a row with the same key exists. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505'

/** 40P01: two transactions waited for each other and this one was chosen to give way; it may be tried again. */
export const isDeadlock = (error: unknown): boolean => codeOf(error) === '40P01'

const socketCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND'])
/** Said by pg itself, without a code. */
const lostMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** The server went away, is starting or stopping, or could not be reached: SQLSTATE classes 08 and 57P0x, or the socket. */
export const isConnectionLost = (error: unknown): boolean => {
  const code = codeOf(error)
  if (code !== null) return code.startsWith('08') || /^57P0[1-5]$/.test(code) || socketCodes.has(code)
  return error instanceof Error && lostMessages.test(error.message)
}
