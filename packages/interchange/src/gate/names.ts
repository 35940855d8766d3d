import { givenNames } from './given-names.ts'

const titles = new Set(
  'mr mrs ms miss mx dr prof herr frau mme mlle monsieur madame sra señor señora'.split(' '),
)

/** Words that stand beside a given name without making a person of it: places, firms, titles, channels of hiring. */
const otherWords = new Set(
  `academy agency agencies and associates bank bay beach board careers center centre centro city clinic club co college
  company consulting corp county court day department design developer director division east engineer engineering
  event fair forum foundation global group hall hills hospital house inc institute international island job jobs
  recruiting lab labs lake lead llc ltd gmbh manager marketing media memorial network north of office one online
  open park partners people podcast point portal press program project recruiters recruitment referral region
  remote river sales school search services site solutions south staffing street studios system systems talent team
  tech technologies technology temple tower town university valley web website west works page half walters deere hopkins
  stanley morgan chase baldwin mary mason analyst architect specialist assistant associate scientist administrator
  coordinator consultant representative officer intern trainee nurse teacher mac android ios java python scala
  arbor springs vineyard rey cruz alegre pessoa campos cross dam grove heights rock gardens blvd boulevard avenue road
  alabama alaska arizona california colorado florida hawaii idaho illinois iowa kansas maine michigan minnesota
  missouri montana nebraska nevada ohio oklahoma oregon saskatchewan tennessee texas utah vermont wisconsin wyoming
  argentina brazil brasil chile colombia france germany india italy mexico spain`
    .trim()
    .split(/\s+/),
)

/** "Smith", "O'Neill", "García-López"; an initial with its dot. */
const family = /^(?:\p{Lu}[\p{Ll}'’]+(?:[\p{Lu}'’-]{1,2}\p{Ll}+){0,3}|\p{Lu}[\p{Lu}'’-]{2,})$/u
const longestName = 40
const initial = /^\p{Lu}\.?$/u
const particles = new Set('de da del della di do dos du la le van von der den ter bin al el st'.split(' '))

/** Capital letters or none at all, and no accent: how the listed names are written. */
const foldedWord = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()

const isGiven = (word: string | undefined): boolean =>
  word !== undefined &&
  /^\p{Lu}/u.test(word) &&
  foldedWord(word)
    .split('-')
    .some((part) => givenNames.has(part))

const isFamily = (word: string | undefined): boolean =>
  word !== undefined && word.length <= longestName && family.test(word) && !otherWords.has(foldedWord(word))

/** Before a given name these make a place of it: "San Diego", "Fort Wayne". */
const beforePlaces = new Set(
  'san santa santo são sao st. saint sainte fort port mount lake king prince eau'.split(' '),
)

/** A given name at `at`, then initials and particles if any, then a family name that ends the words or the phrase. */
const isFullName = (words: readonly string[], at: number): boolean => {
  if (!isGiven(words[at]) || beforePlaces.has((words[at - 1] ?? '').toLowerCase())) return false
  let next = at + 1
  for (let passed = 0; passed < 3; passed += 1) {
    const word = words[next] ?? ''
    if (!initial.test(word) && !particles.has(word.toLowerCase()) && !isGiven(word)) break
    if (words[next + 1] === undefined) break
    next += 1
  }
  const following = words[next + 1]
  return isFamily(words[next]) && (following === undefined || !otherWords.has(foldedWord(following)))
}

const referral =
  /(?:^|[^\p{L}])(?:[Rr]eferr(?:ed|al) (?:by|from)|[Rr]ecommended by|[Ii]ntroduced by|[Cc]ontact)[ :-]+(\p{Lu}[\p{Ll}]+)/u

const isTitle = (word: string): boolean => titles.has(foldedWord(word).replace('.', ''))

const isTitled = (words: readonly string[], at: number): boolean =>
  isTitle(words[at] ?? '') && isFamily(words[at + 1])

const wordsOf = (text: string): string[] =>
  text
    .replace(/(?<=\p{L}{2})[.!?]$/u, '')
    .split(' ')
    .filter((word) => word !== '')

/** A given name, then nothing but others, initials and particles. */
const areGiven = ([first, ...others]: readonly string[]): boolean =>
  isGiven(first) &&
  others.every((word) => initial.test(word) || isGiven(word) || particles.has(word.toLowerCase()))

/** "Smith, John" and "Smith, J."; before the family name anything may stand that is no place. */
const isReversed = (text: string): boolean => {
  const parts = text.split(',').map(wordsOf)
  return parts.some((part, at) => {
    const following = (parts[at + 1] ?? []).filter((word) => !isTitle(word))
    const isOnlyInitials = following.length > 0 && following.every((word) => /^\p{Lu}\.$/u.test(word))
    return isFamily(part.at(-1)) && (areGiven(following) || (part.length === 1 && isOnlyInitials))
  })
}

const mostWordsOfName = 5
const inCapitals = /^\p{Lu}[\p{Lu}'’-]{2,}$/u
/** Capitals before what may be a given name, that are no family's. */
const abbreviations = new Set(
  'emea apac latam dach amer nyc usa uae ibm sap aws gcp crm erp nasa bmw cnn bbc hsbc kpmg pwc dhl ups hbo nbc abc ceo cto cfo coo'.split(
    ' ',
  ),
)

/** "SMITH John", which ends the words: a family name in capitals before a given name that is not. */
const isCapitalFirst = (words: readonly string[], at: number): boolean => {
  const [last = '', first = ''] = words.slice(at, at + 2)
  if (words.length - at > mostWordsOfName) return false
  if (!inCapitals.test(last) || inCapitals.test(first) || abbreviations.has(last.toLowerCase())) return false
  return isFamily(last) && areGiven(words.slice(at + 1))
}

/** "john smith" and nothing else. */
const isUncapitalised = (text: string): boolean => {
  if (!/^\p{Ll}{2,20} \p{Ll}{3,20}$/u.test(text)) return false
  return isFullName(
    text.split(' ').map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())),
    0,
  )
}

/** Organisations named after people, where a firm may stand: the source of an application. */
const organisations =
  /(?:robert (?:half|walters)|michael page|john deere|eli lilly|morgan stanley|kelly services|charles schwab|estee lauder|christian dior|martin marietta|raymond james|hugo boss|tommy hilfiger|max planck|marie curie|robert bosch)/iu

/**
 * Whether a value is, or holds, what looks like the name of a person: a listed given name and a family name beside
 * it, a title and a family name, "Last, First", "LAST First". Names of other scripts and given names not listed are not
 * known.
 */
export const holdsName = (text: string): boolean => {
  if (organisations.test(text)) return false
  if (!/\p{Lu}/u.test(text)) return isUncapitalised(text.trim())
  const [, referred] = referral.exec(text) ?? []
  if (referred !== undefined && isGiven(referred)) return true
  // Across a comma stand a place and its country, not a given name and a family name.
  return text.split(/[;:()[\]/|"“”„«»]/).some(
    (phrase) =>
      isReversed(phrase) ||
      phrase
        .split(',')
        .map(wordsOf)
        .some((words) =>
          words.some((_, at) => isFullName(words, at) || isTitled(words, at) || isCapitalFirst(words, at)),
        ),
  )
}
