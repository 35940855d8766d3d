// Vite and svelte-check ask for a default export.
export default { compilerOptions: { runes: true } }
