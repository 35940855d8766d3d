import { isDigit, isLetter, isWordCharacter, runAfter, runBefore } from './characters.ts'
import type { GateRule } from './rules.ts'

/** No part of an address is longer (RFC 5321: 64 before the @, 255 behind it), so looking around one is bounded. */
const longestLocal = 64
const longestDomain = 255

const among = (listed: string) => {
  const codes = new Set([...listed].map((character) => character.charCodeAt(0)))
  return (code: number): boolean => isWordCharacter(code) || codes.has(code)
}
const inLocal = among("._%+-'!#$&*=?^`{|}~")
const inDomain = among('.-')
const inHandle = among('_.-')

/** A name with a dot, and behind the last one letters only. */
const isDomain = (text: string): boolean => {
  const trimmed = text.replace(/\.$/, '')
  const dot = trimmed.lastIndexOf('.')
  const last = trimmed.slice(dot + 1)
  if (dot < 1 || last.length < 2) return false
  for (let index = 0; index < last.length; index += 1) if (!isLetter(last.charCodeAt(index))) return false
  return true
}

const handleAt = (text: string, at: number): boolean => {
  if (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) return false
  return runAfter(text, at + 1, 40, inHandle) - at > 3 && isWordCharacter(text.charCodeAt(at + 1))
}

const ruleAtSign = (text: string, at: number): GateRule | null => {
  const local = runBefore(text, at, longestLocal, inLocal)
  if (local < at && isDomain(text.slice(at + 1, runAfter(text, at + 1, longestDomain, inDomain))))
    return 'pii_email'
  return handleAt(text, at) ? 'pii_handle' : null
}

/** Ends of names whose addresses people paste without a scheme. `js` and the like are none: "Node.js/React". */
const commonEnds = new Set(
  'com org io co de uk fr in cn dev me eu app edu gov info ai ly es it nl us ca au ch at se pl br jp kr ee gl site page tech xyz'.split(
    ' ',
  ),
)

/** "name.end/path"; a path in capitals is another word: "Monster.com/Indeed". */
const urlAtSlash = (text: string, slash: number): boolean => {
  const domain = text.slice(runBefore(text, slash, longestDomain, inDomain), slash)
  const first = text[slash + 1] ?? ''
  return (
    isDomain(domain) &&
    commonEnds.has(domain.slice(domain.lastIndexOf('.') + 1).toLowerCase()) &&
    /[\p{Ll}\p{Lo}\d~@?#]/u.test(first)
  )
}

const profileHosts =
  /(?:^|[^\p{L}\p{N}])(?:linkedin|github|gitlab|xing|facebook|instagram|twitter|medium|behance|dribbble|kaggle|tiktok|weibo)\.[a-z]{2,3}\/[^ /]/iu

/** "in/jane-doe" and "u/jane", as profiles are quoted. */
const profilePath = /(?:^|[ :(])(?:in\/[\p{L}\d]+-[\p{L}\d]|u\/[\w-]{3})/u

const schemes = /(?:^|[^a-z])(?:mailto|skype):[^ ]/i
const obfuscated = /[\p{L}\p{N}] ?[([{] ?at ?[)\]}] ?[\p{L}\p{N}]/iu

const eachIndex = (
  text: string,
  sought: string,
  visit: (index: number) => GateRule | null,
): GateRule | null => {
  for (let index = text.indexOf(sought); index !== -1; index = text.indexOf(sought, index + 1)) {
    const rule = visit(index)
    if (rule !== null) return rule
  }
  return null
}

const startsHost = (text: string, at: number): boolean =>
  (at === 0 || !isWordCharacter(text.charCodeAt(at - 1))) && isWordCharacter(text.charCodeAt(at + 4))

/** Recognises e-mail addresses, web addresses and handles of profiles. */
export const findAddress = (text: string): GateRule | null => {
  const atSign = eachIndex(text, '@', (at) => ruleAtSign(text, at))
  if (atSign !== null) return atSign
  if (obfuscated.test(text)) return 'pii_email'
  const scheme = eachIndex(text, '://', (at) => {
    const before = text.charCodeAt(at - 1)
    return at > 0 && (isLetter(before) || isDigit(before)) ? 'pii_url' : null
  })
  if (scheme !== null || schemes.test(text) || profileHosts.test(text)) return 'pii_url'
  const host = eachIndex(text.toLowerCase(), 'www.', (at) => (startsHost(text, at) ? 'pii_url' : null))
  if (host !== null) return host
  return (
    eachIndex(text, '/', (at) => (urlAtSlash(text, at) ? 'pii_url' : null)) ??
    (profilePath.test(text) ? 'pii_handle' : null)
  )
}
