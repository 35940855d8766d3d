/** An error of the API (RFC 9457), or what stands for one where the API did not answer. */
export type Problem = {
  status: number
  code: string
  detail: string
  errors: { parameter?: string; pointer?: string; message: string }[]
}

export const unreachable: Problem = {
  status: 0,
  code: 'unreachable',
  detail: 'The service does not answer. It may be starting, or the network is gone.',
  errors: [],
}

/** A problem from what the API sent; one of its own for a body that is none. */
export const problemFrom = (status: number, body: unknown): Problem => {
  const { code, detail, errors } = Object(body)
  return {
    status,
    code: typeof code === 'string' ? code : 'unknown',
    detail: typeof detail === 'string' ? detail : `The service answered ${status}.`,
    errors: Array.isArray(errors) ? errors : [],
  }
}
