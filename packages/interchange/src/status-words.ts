import type { EventDetail, EventType } from '@hearback/contracts'
import { listed } from './listed.ts'

/** What a status word says happened. A null event says that nothing did: silence is not an event. */
export type Status = {
  meaning: StatusMeaning
  event: EventType | null
  detail: EventDetail
}

const meanings = {
  never_applied: null,
  silent: null,
  responded: 'employer_responded',
  interview: 'interview_scheduled',
  interview_1: 'interview_scheduled',
  interview_2: 'interview_scheduled',
  interview_3: 'interview_scheduled',
  screening: 'interview_scheduled',
  assessment: 'interview_scheduled',
  offer: 'offer_presented',
  accepted: 'offer_accepted',
  declined: 'offer_declined',
  rescinded: 'offer_rescinded',
  rejected: 'candidate_rejected',
  withdrew: 'candidate_withdrew',
  closed: 'journey_closed',
} as const satisfies Record<string, EventType | null>
export type StatusMeaning = keyof typeof meanings

const details: Partial<Record<StatusMeaning, EventDetail>> = {
  interview_1: { round: 1 },
  interview_2: { round: 2 },
  interview_3: { round: 3 },
  screening: { kind: 'screening' },
  assessment: { kind: 'assessment' },
  closed: { reason: 'position_closed' },
}

/** Status words as people write them in trackers, lower case, apostrophes and punctuation taken out. */
export const statusWords: Record<StatusMeaning, readonly string[]> = {
  never_applied: listed(`
    didnt apply, did not apply, need to apply, to apply, not applied, not applied yet,
    not yet applied, never applied, didnt apply before application closed, wishlist, wish list,
    bookmarked, saved, interested, planned, to do, todo, draft, will apply, want to apply, skipped,
    nicht beworben, geplant, à postuler, non postulé, por aplicar, no aplicado, 未投递, 待投递, 收藏`),
  silent: listed(`
    ghosted, ghost, no response, no response yet, no response to application, no reply, no answer,
    not heard back, havent heard back, never heard back, nothing, silence, pending, waiting,
    awaiting response, waiting for response, applied, application sent, application submitted,
    submitted, sent, received, application received, acknowledged, under review, in review,
    reviewing, in progress, in process, active, open, on hold, beworben, keine antwort,
    keine rückmeldung, offen, ausstehend, in bearbeitung, sans réponse, pas de réponse,
    aucune réponse, en attente, en cours, postulé, candidature envoyée, sin respuesta, en proceso,
    pendiente, aplicado, postulado, 已投递, 已投, 无回应, 没消息, 无消息, 等待, 等待中, 进行中, 筛选中, 简历筛选, 泡池子`),
  responded: listed(`
    responded, replied, response, response received, heard back, contacted, in contact,
    recruiter contacted, antwort erhalten, réponse reçue, respondido, contactado, 已回复`),
  interview: listed(`
    interview, inter, interviewing, interviewed, interview scheduled, interview invitation,
    invited, invited to interview, interview requested, moved to interview, next round,
    second round, technical interview, technical, onsite, on site, final round, final interview,
    panel interview, vorstellungsgespräch, eingeladen, entretien, entretien prévu, entrevista,
    entrevistado, 面试, 面试中, 约面, 终面`),
  interview_1: listed('first interview, 1st interview, interview 1, first round, round 1, 一面, 1面'),
  interview_2: listed('second interview, 2nd interview, interview 2, round 2, 二面, 2面'),
  interview_3: listed('third interview, 3rd interview, interview 3, round 3, 三面, 3面'),
  screening: listed(`
    screening, screen, phone screen, phone screening, phone interview, hr interview, hr screen,
    hr call, recruiter screen, recruiter call, telefoninterview, hr面, 电话面试`),
  assessment: listed(`
    assessment, online assessment, oa, coding test, coding challenge, take home, take home test,
    test, test task, probeaufgabe, test technique, prueba técnica, 笔试, 测评, 在线测评`),
  offer: listed(`
    offer, offered, offer extended, offer received, got offer, job offer, offer presented, angebot,
    angebot erhalten, offre, offre reçue, oferta, oferta recibida, 已offer, 录用, 收到offer`),
  accepted: listed(`
    accepted, accepted offer, offer accepted, hired, got the job, signed, angenommen, zusage,
    eingestellt, accepté, offre acceptée, embauché, aceptado, oferta aceptada, contratado, 已接受, 入职,
    已入职`),
  declined: listed(`
    declined offer, offer declined, i declined, turned down offer, offer turned down,
    rejected offer, offer rejected, angebot abgelehnt, offre refusée, oferta rechazada, 拒offer,
    已拒offer`),
  rescinded: listed(`
    rescinded, offer rescinded, offer withdrawn, offer revoked, angebot zurückgezogen, 毁约, 毁offer`),
  rejected: listed(`
    rejected, rejec, reject, rejection, rejected after interview, auto rejected, auto rejection,
    not selected, not moving forward, not progressing, no longer under consideration,
    not considered, unsuccessful, declined, denied, turned down, regret, failed, abgelehnt, absage,
    refusé, refus, rejeté, rechazado, rechazada, descartado, no seleccionado, 已拒绝, 拒绝, 被拒, 挂, 挂了,
    感谢信, 不合适, 淘汰`),
  withdrew: listed(`
    withdrew, withdrawn, withdrew application, application withdrawn, i withdrew, pulled out,
    cancelled by me, zurückgezogen, retiré, candidature retirée, retirado, retirada, 放弃, 已放弃, 撤回`),
  closed: listed(`
    position closed, position removed, position filled, position cancelled, job closed,
    job removed, job cancelled, closed, filled, cancelled, canceled, removed, hiring freeze,
    role closed, requisition closed, stelle besetzt, stelle geschlossen, poste pourvu, poste fermé,
    puesto cerrado, vacante cerrada, 职位关闭, 岗位关闭, 已关闭`),
}

const byWord = new Map<string, StatusMeaning>()
// The keys of the table are exactly the meanings; Object.entries forgets them.
for (const [meaning, words] of Object.entries(statusWords) as [StatusMeaning, readonly string[]][])
  for (const word of words) if (!byWord.has(word)) byWord.set(word, meaning)

const plainStatus = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^\p{L}\p{N}\p{M}+&/,;|→>]+/gu, ' ')
    .trim()

const lookUp = (plain: string): Status | null => {
  const meaning = byWord.get(plain)
  if (meaning === undefined) return null
  return { meaning, event: meanings[meaning], detail: details[meaning] ?? {} }
}

/**
 * What a status cell says: one status, or several written together ("Inter + Rejec"). Null when a part is not known.
 * A number is a code without its key: it says nothing, and is not unknown either.
 */
export const readStatus = (clean: string): Status[] | null => {
  if (/^[\d.,%\s]+$/.test(clean)) return []
  const plain = plainStatus(clean)
  const whole = lookUp(
    plain
      .replaceAll(/[+&/,;|→>]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
  if (whole !== null) return [whole]
  const parts = plain.split(/[+&/,;|→>]|\b(?:then|and|und|et|y)\b/u).map((part) => lookUp(part.trim()))
  const known = parts.filter((part) => part !== null)
  return known.length === parts.length ? known : null
}

const endings: ReadonlySet<EventType> = new Set<EventType>([
  'candidate_rejected',
  'candidate_withdrew',
  'offer_declined',
  'offer_rescinded',
  'background_check_failed',
  'journey_closed',
])

/** Whether an event of this type ends its journey. (A notified decision may; its detail tells.) */
export const isEnding = (type: EventType): boolean => endings.has(type)

/** Whether a label of a stage is itself the end of the journey: "Rejected", "Hired". */
export const isFinalLabel = (label: string): boolean =>
  (readStatus(label) ?? []).some(
    ({ event }) => event !== null && (endings.has(event) || event === 'offer_accepted'),
  )
