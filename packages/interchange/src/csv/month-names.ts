/** The first letters that tell the months apart in English, German, French, Spanish, Portuguese, Italian and Dutch, accents taken off. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'maer', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mei'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
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
