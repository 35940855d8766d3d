import { defineConfig } from 'vitest/config'
import { TotalsReporter } from './test/totals-reporter.ts'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'services/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/embedded-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', new TotalsReporter()],
  },
})
