/** Say who asks and when, and change nothing of what is asked. */
const besideTheQuestion = new Set(['workspace', 'share', 'wait_for'])

/** A path of one question, with parameters. */
const questionShape = /^\/v1\/[a-z][a-z-]*(\?[^#\s]*)?$/
/** The same answer as a file. */
const extension = /\.[a-z]+$/

const sorted = (parameters: readonly (readonly [string, string])[]): string =>
  JSON.stringify(
    parameters
      .filter(([name]) => !besideTheQuestion.has(name))
      .map(([name, value]) => [name, value])
      .toSorted(([a = '', x = ''], [b = '', y = '']) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
  )

/** Whether a text is the path of a question under /v1 with its parameters, as a share may be bound to: its workspace is its own. */
export const isQuestionText = (text: string): boolean =>
  questionShape.test(text) &&
  ![...new URLSearchParams(text.split('?')[1]).keys()].some((name) => besideTheQuestion.has(name))

/**
 * Whether a request asks exactly the question a share is bound to: that path (or the same as a file), and the same
 * values of the same parameters in any order. `query` is the query string as the service has parsed it.
 */
export const isSharedQuestion = (
  bound: string,
  asked: { path: string; query: Readonly<Record<string, unknown>> },
): boolean => {
  const [path, parameters] = bound.split('?')
  const given = Object.entries(asked.query).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, String(each)] as const),
  )
  return (
    asked.path.replace(extension, '') === path &&
    sorted(given) === sorted([...new URLSearchParams(parameters)])
  )
}
