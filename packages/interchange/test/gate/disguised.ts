import { type Chance, filled, type Planted, pick, seeded } from './planted.ts'

const locals = ['jane.doe', 'bob', 'kim_fake', 'maria+jobs', 'nobody99', 'first-last']
const names = ['example', 'mail.example', 'beispiel-firma']
const ends = ['com', 'org', 'co.uk', 'io', 'museum', 'de']

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
/** Digits of Arabic script instead of ASCII's. */
const arabicDigits = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))

const dotted = (address: string, at: string, dot: string): string => {
  const [local = '', domain = ''] = address.split('@')
  return local + at + domain.replaceAll('.', dot)
}

/** E-mail addresses as people write them who hope that no machine reads along, and those of no public host. */
const email = (chance: Chance): string => {
  const local = pick(chance, locals)
  const address = `${local}@${pick(chance, names)}.${pick(chance, ends)}`
  return pick(chance, [
    () => dotted(address, ' @ ', ' . '),
    () => dotted(address, ' @ ', '.'),
    () => dotted(address, '@', ' . '),
    () => dotted(address, ' [at] ', ' [dot] '),
    () => dotted(address, '(at)', '(dot)'),
    () => dotted(address, ' {at} ', ' {punkt} '),
    () => dotted(address, ' <at> ', ' <dot> '),
    () => dotted(address, ' at ', ' dot '),
    () => dotted(address, ' AT ', ' DOT ').toUpperCase(),
    () => address.replace('@', '%40'),
    () => address.replace('@', '&#64;'),
    () => address.replaceAll('.', '。'),
    () => fullWidth(address),
    () => [...address].join('\u200b'),
    () => `${local}@${pick(chance, ['localhost', 'gmail', 'mailhost', '10.0.0.12', '[192.168.0.1]'])}`,
    () => `jane.doe@${pick(chance, ['corp', 'intern', 'firma-netz'])}`,
  ])()
}

/** Hosts and paths that are somebody's own. */
const url = (chance: Chance): string =>
  filled(
    chance,
    pick(chance, [
      'bob.github.io',
      'jane-doe##.gitlab.io',
      'JaneDoe.GitHub.io',
      'janedoe.wordpress.com',
      'jane##.medium.com',
      'kim.substack.com',
      'portfolio-jane.netlify.app',
      'bobs-cv.vercel.app',
      'jane.notion.site',
      'kim##.carrd.co',
      'bob.tumblr.com/archive',
      'jane.bsky.social',
    ]),
  )

/** Telephone numbers told from ids by a dot or a space at least, also in other digits. */
const phone = (chance: Chance): string => {
  const number = filled(
    chance,
    pick(chance, ['415.555.0###', '(212)5550###', '415 5550###', '1.415.555.0###', '+49.151.23#####9']),
  )
  return pick(chance, [number, number, fullWidth(number), arabicDigits(number)])
}

const around: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => `${text} (private)`,
  (text) => `see ${text}`,
  (text) => `friend: ${text}, thanks`,
]

/** Invented values in forms made to be overlooked, of the kinds found in every field: `each` of a kind. */
export const disguisedValues = (seed: number, each: number): Planted[] => {
  const chance = seeded(seed)
  const makers = [
    ['pii_email', email],
    ['pii_url', url],
    ['pii_phone', phone],
  ] as const
  return makers.flatMap(([kind, make]) =>
    Array.from({ length: each }, () => ({ kind, value: pick(chance, around)(make(chance)) })),
  )
}

/** Telephone numbers with nothing between their digits, which no field of codes can tell from an id. */
export const bareNumbers = (seed: number, count: number): string[] => {
  const chance = seeded(seed)
  return Array.from({ length: count }, () => {
    const number = filled(
      chance,
      pick(chance, [
        '4155550###',
        '2125550###',
        '14155550###',
        '98765430##',
        '13800138###',
        '07700900###',
        '01512345####',
        '0612345###',
        '00491512345####',
      ]),
    )
    const written = pick(chance, [number, number, fullWidth(number), arabicDigits(number)])
    return pick(chance, around)(written)
  })
}
