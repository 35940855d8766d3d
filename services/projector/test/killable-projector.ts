import { connect } from '@hearback/database'
import { plainFold } from '../../../packages/read-models/test/plain-fold.ts'
import { followLog } from '../src/follow-log.ts'
import { followRestatements } from '../src/follow-restatements.ts'

/** A projector process to be killed: `node killable-projector.ts DATABASE_URL WORKERS`. Says so when it has begun. */
const [, , url = '', workers = '1'] = process.argv
const connection = connect({ url, role: 'hearback_projector', onError: () => undefined })
const silent = () => undefined
const log = { info: silent, warn: silent, error: (...said: unknown[]) => console.error(...said) }
followLog({
  pools: connection,
  fold: plainFold,
  workers: Number(workers),
  limit: 300,
  metrics: { countStep: silent, countFailure: silent },
  log,
})
// Short steps, so that it is killed in the middle of making one.
followRestatements({ pools: connection, fold: plainFold, now: () => 100_000_000, log, limit: 10 })
process.stdout.write('projecting\n')
