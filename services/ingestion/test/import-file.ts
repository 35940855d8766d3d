import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Ingestion } from './ingestion.ts'

export const octets: Record<string, string> = { 'content-type': 'application/octet-stream' }

/** Three journeys as people keep them in a table. */
export const tracker = [
  'Company,Position,Date Applied,Status,Date of Response',
  'Acorn,Engineer,2026-01-05,Rejected,2026-01-19',
  'Birch,Engineer,2026-01-06,No Response,',
  'Cedar,Analyst,2026-01-07,Rejected,2026-01-09',
].join('\n')

type Upload = { query?: string; headers?: Record<string, string>; key?: string }

export const upload = (
  ingestion: Ingestion,
  payload: string | Buffer,
  { query = '', headers = octets, key = ingestion.acmeKey }: Upload = {},
) => ingestion.send({ method: 'POST', url: `/v1/imports${query}`, payload, headers, key })

/** The job once it has ended. */
export const ended = async (ingestion: Ingestion, id: string, key = ingestion.acmeKey, query = '') => {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = (await ingestion.send({ url: `/v1/imports/${id}${query}`, key })).json()
    if (job.state === 'done' || job.state === 'failed') return job
    await pause(25)
  }
  throw new Error(`import ${id} did not end`)
}

export const importFile = async (ingestion: Ingestion, payload: string | Buffer, options: Upload = {}) => {
  const reply = await upload(ingestion, payload, options)
  expect(reply.statusCode).toBe(202)
  return ended(ingestion, reply.json().id, options.key)
}
