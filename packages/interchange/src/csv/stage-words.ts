import type { Role } from './header-names.ts'
import { listed } from './listed.ts'

/** What people write in the column of a stage instead of its day. */
export type StageWord = 'happened' | 'arranged' | 'nothing'

const words: Record<StageWord, readonly string[]> = {
  happened: listed(`
    pass, passed, completed, complete, finished, attended, held, cleared, went well, taken, submitted, erledigt,
    bestanden, absolviert, terminé, réussi, passé, hecho, hecha, realizada, realizado, aprobado, feito, feita,
    通过, 已通过, 完成, 已完成, 已面, 已做`),
  arranged: listed(`
    scheduled, booked, arranged, upcoming, planned, invited, invitation, received, requested, confirmed, rescheduled,
    expired, missed, no show, geplant, vereinbart, terminiert, prévu, planifié, programada, programado, agendada,
    agendado, 已约, 待面试, 待面, 待笔试, 待测评, 已安排, 过期, 已过期`),
  nothing: listed(`
    skipped, skip, not required, not needed, not applicable, waived, not scheduled, not invited, not reached,
    no interview, none yet, not sent, entfällt, nicht nötig, pas encore, todavía no, aún no, ainda não, 未开始, 免, 免笔试, 跳过`),
}
const byWord = new Map(
  // The keys of the table are the kinds; Object.entries forgets them.
  (Object.entries(words) as [StageWord, readonly string[]][]).flatMap(([kind, listedWords]) =>
    listedWords.map((word) => [word, kind] as const),
  ),
)

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a word in the column of a stage says of it; undefined for any other text. */
export const stageWord = (text: string): StageWord | undefined => byWord.get(plain(text))

/** Words that mean the offer when they stand in its column, and something else elsewhere. */
const ofOffers = /^(?:i )?(?:declined|turned down|received|extended|rescinded|revoked|withdrawn)$/
const money =
  /^(?:[a-z]{0,3}[$€£¥₹]|usd|eur|gbp|chf|inr|rmb)?\s?\d[\d.,\s]*(?:k|m|w|万|lpa|ctc|usd|eur|gbp|chf|[$€£¥₹])?(?:\s?(?:\/|per |p\.?)\s?[a-z.]+)?$/i

/** A text from the column of an offer as a status would say it; a sum of money is an offer made. */
export const offerStatus = (text: string): string => {
  if (ofOffers.test(plain(text))) return `offer ${plain(text).replace(/^i /, '')}`
  return money.test(text) ? 'offer' : text
}

const asking: ReadonlySet<Role> = new Set<Role>(['interview', 'interview_invited'])

/** Whether the column of this role is about a stage that is arranged and then happens. */
export const isStageRole = (role: Role): boolean => asking.has(role)
