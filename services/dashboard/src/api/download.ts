import { headersFor } from './ask.ts'
import { type Problem, problemFrom, unreachable } from './problem.ts'
import { type Parameters, questionAddress } from './questions.ts'

/** Hands a file to the browser to keep. */
export const keepFile = (name: string, content: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser reads it after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const nameOf = (response: Response, otherwise: string): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? otherwise

/**
 * Fetches a file of the API under the key entered, which a plain link could not send, and hands it to the browser.
 * The problem when there is none.
 */
export const download = async (path: string, parameters: Parameters): Promise<Problem | null> => {
  try {
    const response = await fetch(questionAddress(path, parameters), { headers: headersFor(parameters) })
    if (!response.ok) return problemFrom(response.status, await response.json())
    keepFile(nameOf(response, path.split('/').at(-1) ?? 'hearback'), await response.blob())
    return null
  } catch {
    return unreachable
  }
}
