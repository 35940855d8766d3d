import type { Reporter, TestModule } from 'vitest/node'

/** Closes the run with one plain line of totals, for whoever reads the output by machine. */
export class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((one) => one.result().state),
    )
    const count = (state: string) => states.filter((one) => one === state).length
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.children.size === 0,
    ).length
    const skipped = count('skipped')
    const tail = skipped === 0 ? '' : `, ${skipped} skipped`
    process.stdout.write(`${count('passed')} passed, ${count('failed') + broken} failed${tail}\n`)
  }
}
