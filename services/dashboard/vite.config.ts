import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Leaves each built text beside its gzip and brotli forms, so that serving a page compresses nothing. */
const compressBuilt = (): Plugin => {
  let directory = ''
  return {
    name: 'compress-built',
    apply: 'build',
    configResolved: ({ build }) => {
      directory = build.outDir
    },
    closeBundle: () => {
      for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const text = readFileSync(path)
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
        writeFileSync(`${path}.br`, brotliCompressSync(text))
      }
    },
  }
}

// Vite asks for a default export.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), compressBuilt()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  // A client of a service that runs beside it: `npm start`, then `vite` here for changes seen at once.
  server: { proxy: { '/v1': 'http://localhost:4000' } },
})
