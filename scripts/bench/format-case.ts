import { cases } from './format-cases.ts'

// One case in a process of its own, so that its peak memory is nobody else's: `format-case.ts NAME FOLDER ROWS`.
const [name = '', folder = '', rows = ''] = process.argv.slice(2)
const run = cases[name]
if (run === undefined) throw new Error(`there is no case "${name}"`)
const measured = await run({ folder, rows: Number(rows) })
const peak = process.resourceUsage().maxRSS / 1000
process.stdout.write(JSON.stringify({ ...measured, peak }))
