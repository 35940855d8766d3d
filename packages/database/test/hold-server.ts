/** A process of its own that starts an embedded server, tells its address, and stops it when its input ends. */
import { connect, startEmbedded } from '../src/index.ts'

const stateDirectory = process.argv[2] ?? ''
const server = await startEmbedded({ stateDirectory, durable: false, log: console.error })
const { pool, close } = connect({ url: server.url, max: 1, onError: console.error })
const { rows } = await pool.query(
  `SELECT current_setting('server_encoding') AS encoding, lower('ÉA') AS lower`,
)
console.log(JSON.stringify({ url: server.url, ...rows[0] }))
for await (const _ of process.stdin);
await close()
await server.stop()
