import { type Page, pageOf } from './pages.ts'

/** The browser's address as state: everything a page shows follows from it, so that every view can be shared. */
class Address {
  path = $state('/')
  search = $state('')
  readonly page: Page = $derived(pageOf(this.path))
  readonly parameters: URLSearchParams = $derived(new URLSearchParams(this.search))

  /** Takes over what the browser shows now. */
  read(): void {
    this.path = location.pathname
    this.search = location.search
  }

  /** Goes to an address of these pages; `replace` keeps the way back short, as while a filter is typed. */
  go(to: string, how: 'push' | 'replace' = 'push'): void {
    if (how === 'push') history.pushState(null, '', to)
    else history.replaceState(null, '', to)
    this.read()
  }

  /** The search of this address with some parameters set anew; null or an empty list takes one away. */
  searchWith(changes: Record<string, string | readonly string[] | null>): string {
    const parameters = new URLSearchParams(this.search)
    for (const [name, value] of Object.entries(changes)) {
      parameters.delete(name)
      for (const one of value === null ? [] : [value].flat()) parameters.append(name, one)
    }
    const search = String(parameters)
    return search === '' ? '' : `?${search}`
  }

  /** Sets parameters of this address and stays on its page. */
  set(changes: Record<string, string | readonly string[] | null>, how: 'push' | 'replace' = 'push'): void {
    this.go(this.path + this.searchWith(changes), how)
  }
}

export const address = new Address()

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 &&
  !event.metaKey &&
  !event.ctrlKey &&
  !event.shiftKey &&
  !event.altKey &&
  !event.defaultPrevented

const back = () => address.read()

/** Follows links within these pages without a new document; ends by the function returned. */
export const followLinks = (root: Document): (() => void) => {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || !isPlainClick(event) || link.hasAttribute('download') || link.target !== '') return
    if (link.origin !== location.origin || pageOf(link.pathname).page === 'unknown') return
    // A place within the page is the browser's business.
    if (link.hash !== '' && link.pathname === location.pathname && link.search === location.search) return
    event.preventDefault()
    const leaves = link.pathname !== location.pathname
    address.go(link.pathname + link.search + link.hash)
    if (leaves) root.defaultView?.scrollTo(0, 0)
  }
  root.addEventListener('click', follow)
  root.defaultView?.addEventListener('popstate', back)
  return () => {
    root.removeEventListener('click', follow)
    root.defaultView?.removeEventListener('popstate', back)
  }
}
