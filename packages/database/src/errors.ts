/** The SQLSTATE of a PostgreSQL error, or the errno of a socket error; null for anything else. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** 23505: a row with the same key exists. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505'

/** 42P01: a table that is read is not there (any more). */
export const isTableMissing = (error: unknown): boolean => codeOf(error) === '42P01'

/** 55P03: a lock was not had within `lock_timeout`. */
export const isLockMissed = (error: unknown): boolean => codeOf(error) === '55P03'

/** 40P01: two transactions waited for each other and this one was chosen to give way; it may be tried again. */
export const isDeadlock = (error: unknown): boolean => codeOf(error) === '40P01'

const socketCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
/** Said by pg itself, without a code. */
const lostMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** No such file: of a unix socket it says that no server listens, of any other file nothing about the server. */
const isSocketMissing = (error: unknown): boolean =>
  codeOf(error) === 'ENOENT' && Object(error).syscall === 'connect'

/**
 * The server went away, is starting or stopping, has no connection left or could not be reached: SQLSTATE class 08,
 * 57P0x and 53300, or the socket.
 */
export const isConnectionLost = (error: unknown): boolean => {
  const code = codeOf(error)
  if (isSocketMissing(error)) return true
  if (code !== null) return /^(08...|57P0[1-5]|53300)$/.test(code) || socketCodes.has(code)
  return error instanceof Error && lostMessages.test(error.message)
}
