import { writeFileSync } from 'node:fs'
import { stateDirectory, stopped } from '../test/running-product.ts'
import { apiTypes } from './api-types.ts'

/** Writes services/dashboard/src/api/openapi.d.ts: what the API answers, as types. Run it after changing a route. */
const state = stateDirectory({ HEARBACK_SAMPLE: 'false' })
const product = await state.start()
try {
  const document: unknown = await (await fetch(`${product.url}/openapi.json`)).json()
  const file = new URL('../services/dashboard/src/api/openapi.d.ts', import.meta.url)
  writeFileSync(file, await apiTypes(Object(document)))
} finally {
  await stopped(product.process)
  await state.remove()
}
