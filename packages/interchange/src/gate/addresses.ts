import { holdsHiddenAddress } from './addresses-in-words.ts'
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

/** A name with a dot, and behind the last one letters only, or the form of them in ASCII (RFC 5890). */
const isDomain = (text: string): boolean => {
  const trimmed = text.replace(/\.$/, '')
  const dot = trimmed.lastIndexOf('.')
  const last = trimmed.slice(dot + 1)
  if (dot < 1 || last.length < 2) return false
  if (/^xn--/i.test(last)) return true
  for (let index = 0; index < last.length; index += 1) if (!isLetter(last.charCodeAt(index))) return false
  return true
}

const handleAt = (text: string, at: number): boolean => {
  if (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) return false
  return runAfter(text, at + 1, 40, inHandle) - at > 3 && isWordCharacter(text.charCodeAt(at + 1))
}

/** Hosts of one word, of machines and as people shorten those of their mailbox. */
const knownHosts =
  /^(?:localhost|localdomain|local|intranet|mail|mailhost|host|example|gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|gmx|proton|protonmail|qq|163)$/i
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** A host without an end: one that is known, or behind a mailbox written like "jane.doe". */
const isHost = (host: string, local: string): boolean =>
  knownHosts.test(host) ||
  address.test(host) ||
  (/^[a-z][a-z\d-]{2,}$/.test(host) && /^[a-z]+(?:[._+][a-z]{2,})+$/.test(local) && !local.endsWith('.js'))

const ruleAtSign = (text: string, at: number): GateRule | null => {
  const from = runBefore(text, at, longestLocal, inLocal)
  const domain = text.slice(at + 1, runAfter(text, at + 1, longestDomain, inDomain))
  const inBrackets = text[at + 1] === '[' && /^\[(?:\d|IPv6:)/i.test(text.slice(at + 1, at + 7))
  if (from < at && (isDomain(domain) || inBrackets || isHost(domain, text.slice(from, at))))
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

/** Hosts that give everybody a name of their own. */
const ownHosts =
  /(?:^|[^\p{L}\p{N}-])(?!(?:www|jobs|careers|apply|team|help|support|docs|about|boards)\.)[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.(?:github\.io|gitlab\.io|(?:medium|substack|wordpress|blogspot|tumblr|wixsite|weebly|squarespace|webflow|livejournal|cargocollective|myportfolio|journoportfolio|carbonmade|deviantart|artstation|herokuapp|bandcamp)\.(?:com|io)|(?:netlify|vercel|web|streamlit|framer|super)\.app|pages\.dev|notion\.site|carrd\.co|hashnode\.dev|bsky\.social)(?![\p{L}\p{N}])/iu

/** "in/jane-doe" and "u/jane", as profiles are quoted. */
const profilePath = /(?:^|[ :(])(?:in\/[\p{L}\d]+-[\p{L}\d]|u\/[\w-]{3})/u

const schemes = /(?:^|[^a-z])(?:mailto|skype|sips?|xmpp|callto):[^ ]/i
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

/** The at sign as it stands in the source of a page, or in an address of the web. */
const escapedAt = /%40|&#0{0,4}64;|&#x0{0,4}40;|&commat;/gi

/** Recognises e-mail addresses, web addresses and handles of profiles. */
export const findAddress = (written: string): GateRule | null => {
  const text = /[%&]/.test(written) ? written.replaceAll(escapedAt, '@') : written
  const atSign = eachIndex(text, '@', (at) => ruleAtSign(text, at))
  if (atSign !== null) return atSign
  if (obfuscated.test(text) || holdsHiddenAddress(text)) return 'pii_email'
  const scheme = eachIndex(text, '://', (at) => {
    const before = text.charCodeAt(at - 1)
    return at > 0 && (isLetter(before) || isDigit(before)) ? 'pii_url' : null
  })
  if (scheme !== null || schemes.test(text) || profileHosts.test(text) || ownHosts.test(text))
    return 'pii_url'
  const host = eachIndex(text.toLowerCase(), 'www.', (at) => (startsHost(text, at) ? 'pii_url' : null))
  if (host !== null) return host
  return (
    eachIndex(text, '/', (at) => (urlAtSlash(text, at) ? 'pii_url' : null)) ??
    (profilePath.test(text) ? 'pii_handle' : null)
  )
}
