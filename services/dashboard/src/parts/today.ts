import { createContext } from 'svelte'

/** The present UTC day, as text, for whatever stands on the pages: `main.ts` alone reads the clock. */
export const [getToday, setToday] = createContext<() => string>()
