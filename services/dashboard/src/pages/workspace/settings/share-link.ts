/** The day a number of days after another, both as YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The last instant of a UTC day: a link that names its last day holds through it. */
export const endOfDay = (day: string): string => `${day}T23:59:59Z`

/** The address of a workspace's dashboard, with the filters of a search, for whoever has a share. */
export const linkOf = (origin: string, workspace: string, search: string, share: string): string => {
  const link = new URL(`/w/${encodeURIComponent(workspace)}${search}`, origin)
  link.searchParams.set('share', share)
  return String(link)
}
