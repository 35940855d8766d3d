import { SvelteMap } from 'svelte/reactivity'

const place = 'hearback.keys'

/**
 * Keys entered on these pages, by workspace, held for as long as the tab lives: never in an address, and never in a
 * cookie, which another site could make the browser send.
 */
class Keys {
  readonly #keys = new SvelteMap<string, string>()

  /** Takes up what this tab held before a reload. */
  read(): void {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}')
    for (const [workspace, key] of Object.entries(Object(kept))) this.#keys.set(workspace, String(key))
  }

  of(workspace: string): string | null {
    return this.#keys.get(workspace) ?? null
  }

  /** The workspaces of which a key is held. */
  get workspaces(): string[] {
    return [...this.#keys.keys()]
  }

  keep(workspace: string, key: string): void {
    this.#keys.set(workspace, key)
    this.#write()
  }

  forget(workspace: string): void {
    this.#keys.delete(workspace)
    this.#write()
  }

  #write(): void {
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(this.#keys)))
  }
}

export const keys = new Keys()
