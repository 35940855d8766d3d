import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { TotalsReporter } from './test/totals-reporter.ts'

export default defineConfig({
  // Charts are drawn to text by the tests of the dashboard.
  plugins: [svelte({ configFile: 'services/dashboard/svelte.config.js' })],
  test: {
    include: ['packages/*/test/**/*.test.ts', 'services/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/embedded-postgres.ts', 'test/built-pages.ts'],
    // Processes that tests start load the same modules again and again; compiled once they start in half the time.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/hearback-compiled` },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Starting a process and loading the same modules for each file took a third of the run. Tests keep no state in modules.
    isolate: false,
    reporters: ['default', new TotalsReporter()],
  },
})
