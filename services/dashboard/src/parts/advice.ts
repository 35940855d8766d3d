import type { Problem } from '../api/problem.ts'

const byCode: Record<string, string> = {
  unreachable: 'Nothing you entered is lost. Try again in a moment.',
  not_ready: 'It is still starting. Try again in a moment.',
  key_required: 'Enter a key of this workspace to see it; an administrator of the workspace can make one.',
  key_unknown:
    'The key or the link is not known here: it may have expired or been revoked. Ask for a new one.',
  workspace_not_public:
    'Enter a key of this workspace to see it; an administrator of the workspace can make one.',
  share_limited: 'The link that was shared shows less than this. Ask whoever shared it, or enter a key.',
}

const meaninglessIn: Record<string, string> = {
  no_expectations: 'This process has no expectations: no guide says how long its waits should take.',
}

/** The plain sentence for a question that means nothing in its process, which is no fault; null for any other problem. */
export const meaningless = ({ code }: Problem): string | null => meaninglessIn[code] ?? null

/** What to do about a problem; null where its own words say it. */
export const adviceFor = ({ code, status }: Problem): string | null => {
  const known = byCode[code]
  if (known !== undefined) return known
  if (status === 401 || status === 403)
    return 'This needs a key that allows it. An administrator of the workspace can make one.'
  if (status >= 500)
    return 'It is no fault of yours. Try again; if it stays, whoever runs Hearback finds more in its log.'
  return null
}
