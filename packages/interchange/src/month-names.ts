/** The first letters that tell the months apart in English, German, French and Spanish, accents taken off. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'maer', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
]

/** The number of a month from its name or abbreviation; 0 when it is none. */
export const monthNumber = (name: string): number => {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}|\./gu, '')
    .toLowerCase()
  if (plain.length < 3 || plain.length > 10) return 0
  return beginnings.findIndex((names) => names.some((beginning) => plain.startsWith(beginning))) + 1
}
