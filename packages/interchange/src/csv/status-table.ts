import { listed } from './listed.ts'

/** What a status may mean, each with the words for it: see `statusWords`. */
export type StatusMeaning =
  | 'never_applied'
  | 'silent'
  | 'responded'
  | 'interview'
  | 'interview_1'
  | 'interview_2'
  | 'interview_3'
  | 'screening'
  | 'assessment'
  | 'offer'
  | 'accepted'
  | 'declined'
  | 'rescinded'
  | 'rejected'
  | 'withdrew'
  | 'closed'

/** Status words as people write them in trackers, lower case, apostrophes and punctuation taken out. */
export const statusWords: Record<StatusMeaning, readonly string[]> = {
  never_applied: listed(`
    didnt apply, did not apply, need to apply, to apply, not applied, not applied yet,
    not yet applied, never applied, didnt apply before application closed, wishlist, wish list,
    bookmarked, saved, interested, planned, to do, todo, draft, will apply, want to apply, skipped,
    not started, not interested, working on, working on it, watching, watchlist, researching, drafting,
    tailored, applying, preparing, ready to apply, to be applied, needs manual, needs to apply, backlog,
    queued, shortlisted by me, considering, pass on, new, generated, ignore, ignored, noch nicht beworben,
    merkliste, nicht beworben, geplant, à postuler, non postulé, por aplicar, no aplicado, a candidatar, da candidare, 未投递, 待投递, 准备投递, 收藏, 想投`),
  silent: listed(`
    ghosted, ghost, no response, no response yet, no response to application, no reply, no answer,
    not heard back, havent heard back, never heard back, nothing, silence, pending, waiting,
    awaiting response, waiting for response, applied, application sent, application submitted,
    submitted, sent, application under review, under consideration, being reviewed, received, application received, acknowledged, under review, in review,
    reviewing, in progress, in process, active, open, on hold, beworben, keine antwort,
    keine rückmeldung, offen, ausstehend, in bearbeitung, sans réponse, pas de réponse,
    aucune réponse, en attente, en cours, postulé, candidature envoyée, sin respuesta, en proceso,
    ghosting, suspected ghost job, ghost job, radio silence, crickets, never responded, no feedback,
    awaiting, awaiting reply, awaiting feedback, awaiting decision, waiting to hear back, waiting for feedback,
    waiting on response, ongoing, still open, unanswered, no update, no news, followed up, follow up,
    follow up sent, auto reply, auto response, automatic reply, confirmation, confirmation email,
    confirmation received, application confirmed, application viewed, viewed, resume viewed,
    resume downloaded, easy applied, quick applied, applied with referral, referred, waitlisted, waitlist,
    gesendet, verschickt, versendet, eingangsbestätigung, keine reaktion, beworben warte auf antwort,
    envoyé, envoyée, relancé, candidature en cours, enviado, enviada, en espera, candidatado,
    aguardando, em andamento, sem resposta, sem retorno, inviata, in attesa, nessuna risposta, gesolliciteerd,
    in behandeling, geen reactie, pendiente, aplicado, postulado, 已投递, 已投, 无回应, 没消息, 无消息, 等待, 等待中, 进行中, 筛选中, 简历筛选, 简历评估, 简历初筛, 已申请, 已网申, 网申, 流程中, 石沉大海, 默拒, 無回應, 応募済み, 選考中, 书类选考中, 泡池子`),
  responded: listed(`
    responded, replied, response, response received, heard back, contacted, in contact,
    recruiter contacted, recruiter reached out, response from company, positive, positive response,
    shortlisted, moved forward, moving forward, next steps, information requested, antwort erhalten, réponse reçue, respondido, contactado, 已回复`),
  interview: listed(`
    interview, inter, interviewing, interviewed, interview scheduled, interview invitation,
    invited, invited to interview, interview requested, moved to interview, next round,
    second round, technical interview, technical, onsite, on site, final round, final interview,
    panel interview, interviews, in interviews, interview stage, interview process, interview set,
    interview booked, interview completed, interview done, interviewed waiting, post interview,
    got interview, vorstellungsgespräch, eingeladen, entretien, entretien prévu, entrevista,
    entrevistado, einladung, gespräch, zum gespräch eingeladen, em entrevista, colloquio, op gesprek, 面接, 面试, 面试中, 约面, 终面`),
  interview_1: listed(
    'first interview, 1st interview, interview 1, first round, round 1, r1, 1st round, 1st round interview, first round interview, 一面, 1面, 一次面接, 初面',
  ),
  interview_2: listed(
    'second interview, 2nd interview, interview 2, round 2, r2, 2nd round, 2nd round interview, second round interview, 二面, 2面, 二次面接',
  ),
  interview_3: listed(
    'third interview, 3rd interview, interview 3, round 3, r3, 3rd round, third round, 3rd round interview, third round interview, 三面, 3面, 三次面接',
  ),
  screening: listed(`
    screening, screen, phone screen, phone screening, phone interview, hr interview, hr screen,
    hr call, phone call, phone, initial screen, initial call, intro call, telephone interview, recruiter phone screen,
    recruiter screen, recruiter call, telefoninterview, hr面, hr面试, 电话面试, 电面`),
  assessment: listed(`
    assessment, online assessment, oa, coding test, coding challenge, take home, take home test,
    test, technical assessment, technical test, coding assessment, take home assignment, oa received, oa sent,
    oa completed, oa done, oa pending, hackerrank, codesignal, skills test, test task, probeaufgabe, test technique, prueba técnica, 笔试, 笔试中, 测评, 测评中, 在线测评, 机考, 待笔试, 已笔试`),
  offer: listed(`
    offer, offered, offer extended, offer received, got offer, job offer, offer presented, angebot,
    angebot erhalten, offre, offre reçue, verbal offer, offer letter, offer made, offer stage, offer pending, received offer, negotiating, negotiation,
    oferta, oferta recibida, proposta, proposta recebida, 内定, oc, 意向书, 已offer, 录用, 收到offer`),
  accepted: listed(`
    accepted, accept, accepted the offer, got it, joined, onboarding, accepted offer, offer accepted, hired, got the job, signed, angenommen, zusage,
    eingestellt, accepté, offre acceptée, embauché, aceptado, oferta aceptada, contratado, contratada, oferta aceita, proposta aceita, assunto, aangenomen, 已接受, 已签约, 签约, 三方已签, 入职,
    已入职`),
  declined: listed(`
    declined offer, declined the offer, turned down the offer, rejected by me, i rejected, offer declined, i declined, turned down offer, offer turned down,
    rejected offer, offer rejected, angebot abgelehnt, offre refusée, oferta rechazada, 拒offer,
    已拒offer`),
  rescinded: listed(`
    rescinded, offer rescinded, offer withdrawn, offer revoked, angebot zurückgezogen, 毁约, 毁offer`),
  rejected: listed(`
    rejected, rejec, reject, rejects, rejection, rejection email, rejection letter, rejection received, auto reject,
    resume rejected, application rejected, rejected no interview, rejected without interview,
    rejected automatically, application unsuccessful, not successful, not chosen, not hired, not proceeding,
    no longer considered, not a fit, not a match, didnt get it, did not get it, negative, negative response, passed over,
    knocked out, eliminated, dropped by company, no offer, rejected after interview, auto rejected, auto rejection,
    not selected, not moving forward, not progressing, no longer under consideration,
    not considered, unsuccessful, declined, denied, turned down, regret, failed, abgelehnt, absage,
    refusé, refus, rejeté, rechazado, rechazada, descartado, no seleccionado, recusado, recusada, rejeitado, rejeitada, reprovado, não selecionado, rifiutato, scartato,
    afgewezen, afwijzing, abgesagt, absage erhalten, ablehnung, candidature refusée, refusée, refusé après entretien,
    不採用, お見送り, 未通过, 不通过, 简历挂, 凉了, 凉, 已挂, 已感谢, 拒信, 已拒绝, 拒绝, 被拒, 挂, 挂了,
    感谢信, 不合适, 淘汰`),
  withdrew: listed(`
    withdrew, withdrawn, withdrew application, application withdrawn, i withdrew, withdraw, withdrawn by me, withdrew my application, self withdrawn, cancelled application, candidate withdrew, pulled out,
    cancelled by me, zurückgezogen, retiré, candidature retirée, retirado, retirada, desistiu, desisti, ritirata, teruggetrokken, zurückgezogen von mir, 放弃面试, 放弃, 已放弃, 撤回`),
  closed: listed(`
    position closed, position removed, position filled, position cancelled, job closed,
    job removed, job cancelled, closed, filled, cancelled, canceled, removed, hiring freeze,
    role filled, role cancelled, job filled, job expired, expired, posting closed, posting expired, listing removed,
    listing closed, no longer available, no longer hiring, not hiring, role closed, requisition closed, stelle besetzt, stelle geschlossen, poste pourvu, poste fermé,
    puesto cerrado, vacante cerrada, 职位关闭, 岗位关闭, 已关闭`),
}
