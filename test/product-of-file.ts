import { afterAll, beforeAll } from 'vitest'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

type ProductOnDatabase = { product: RunningProduct; database: FreshDatabase }

/**
 * The product without its sample on an empty database, for the tests of a file: started before them and ended after
 * them. Called while tests run; throws before.
 */
export const productOfFile = (): (() => ProductOnDatabase) => {
  let running: ProductOnDatabase | undefined
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const database = await freshDatabase()
    ends.unshift(() => database.close())
    const state = stateDirectory({ DATABASE_URL: database.url, HEARBACK_SAMPLE: 'false' })
    ends.unshift(() => state.remove())
    const product = await state.start()
    ends.unshift(() => stopped(product.process))
    running = { product, database }
  }, 120_000)
  afterAll(async () => {
    for (const end of ends) await end()
  })
  return () => {
    if (running === undefined)
      throw new Error('the product is started before the tests, not while they are declared')
    return running
  }
}
