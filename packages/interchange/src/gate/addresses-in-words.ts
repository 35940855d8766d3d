import { isWordCharacter, runBefore } from './characters.ts'

/** An @ with or without spaces around it, one in brackets, or the word between spaces. */
const anchors = / {0,2}@ {0,2}| {0,2}[([{<] ?(?:at|ät|arroba|a|@) ?[)\]}>] {0,2}| (?:at|ät) /giu
/** A dot with a space on both sides or in brackets, or the word between spaces: nobody writes a host so but to hide it. */
const hiddenDot = String.raw`(?: \. | {0,2}[([{<] ?(?:dot|punkt|\.) ?[)\]}>] {0,2}| (?:dot|punkt) )`
const part = String.raw`[\p{L}\p{N}-]{1,63}`
const hidden = new RegExp(
  String.raw`${part}(?:(?:${hiddenDot}|\.)${part}){0,5}${hiddenDot}(\p{L}{2,24})(?![\p{L}\p{N}])`,
  'iuy',
)
const plain = new RegExp(String.raw`(?:${part}\.){1,4}(\p{L}{2,24})(?![\p{L}\p{N}])`, 'iuy')

/** Words that stand before an employer's or a board's address as they do before its name: "found at indeed.com". */
const notLocal = new Set(
  `apply applied application applying found seen listed posted posting via interview interviewed interviewing call
  screen screening onsite chat chatted talk meeting met round role roles job jobs career careers hiring offer position
  vacancy opening engineer developer manager director designer analyst scientist recruiter intern internship lead team
  employee worker consultant architect nurse teacher assistant work working remote office event fair booth day me us
  staff founder people alumni speaker`.split(/\s+/),
)

const longestLocal = 64
const inLocal = (code: number): boolean =>
  isWordCharacter(code) || (code < 128 && '._%+-'.includes(String.fromCharCode(code)))

const localBefore = (text: string, at: number): string =>
  text.slice(runBefore(text, at, longestLocal, inLocal), at)

/** Written as names of mailboxes are and words are not: without capitals, and no word of hiring. */
const isMailbox = (local: string): boolean =>
  /^\p{Ll}/u.test(local) && !/\p{Lu}/u.test(local) && !notLocal.has(local)

/** "jane.doe", which is no word; "node.js" is none of a mailbox. */
const isJoined = (local: string): boolean =>
  isMailbox(local) && /\p{L}[._+]\p{L}{2,}/u.test(local) && !/\.(?:js|net|io)$/.test(local)

/** The end of a domain, not the first word of a sentence. */
const isEnd = (end: string): boolean => end === end.toLowerCase() || end === end.toUpperCase()

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[1] ?? null
}

/**
 * Whether a text holds an e-mail address written so that no machine should find it: "bob @ example . com", "bob [at]
 * example [dot] com", "bob at example dot com". What stands in front of the sign decides where nothing else is hidden.
 */
export const holdsHiddenAddress = (text: string): boolean => {
  for (const { 0: sign, index } of text.matchAll(anchors)) {
    const local = localBefore(text, index)
    if (local === '') continue
    const after = index + sign.length
    const inDomain = matchAt(hidden, text, after)
    if (inDomain !== null && isEnd(inDomain) && !notLocal.has(local.toLowerCase())) return true
    if (sign !== '@' && isPlainBehind(text, after, sign.includes('@') ? isMailbox(local) : isJoined(local)))
      return true
  }
  return false
}

const isPlainBehind = (text: string, after: number, isLocal: boolean): boolean => {
  const end = isLocal ? matchAt(plain, text, after) : null
  return end !== null && isEnd(end)
}
