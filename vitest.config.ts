import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { TotalsReporter } from './test/totals-reporter.ts'

export default defineConfig({
  // Charts are drawn to text by the tests of the dashboard.
  plugins: [svelte({ configFile: 'services/dashboard/svelte.config.js' })],
  test: {
    include: ['packages/*/test/**/*.test.ts', 'services/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/embedded-postgres.ts', 'test/built-pages.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', new TotalsReporter()],
  },
})
