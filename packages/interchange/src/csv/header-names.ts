import type { EventDetail, EventType } from '@hearback/contracts'
import { listed } from './listed.ts'

/** What a column of a tracker is about. */
export type Role =
  | IdentityRole
  | AttributeRole
  | MilestoneRole
  | 'applied'
  | 'logged'
  | 'response'
  | 'outcome'
  | 'status'
  | 'posted'
  | 'deadline'
  | 'current_day'
  | 'updated'
  | 'interview'
  | 'row_index'
export type IdentityRole = 'journey_id' | 'position'
export type AttributeRole =
  | 'employer'
  | 'location'
  | 'region'
  | 'source'
  | 'level'
  | 'work_mode'
  | 'role_family'
  | 'department'
  | 'requisition'
export type MilestoneRole = keyof typeof milestones

/** Columns whose date is the day of a fact by themselves. */
export const milestones = {
  contacted: 'recruiter_contacted',
  interview_invited: 'interview_scheduled',
  thanked: 'thank_you_sent',
  followed_up: 'follow_up_sent',
  offered: 'offer_presented',
  accepted: 'offer_accepted',
  declined: 'offer_declined',
  rejected: 'candidate_rejected',
  withdrew: 'candidate_withdrew',
  closed: 'journey_closed',
  started: 'work_started',
} as const satisfies Record<string, EventType>

/**
 * Header names by role, as `plainHeader` leaves them, the preferred first: where two columns have one role, the
 * earlier name wins. `logged` is a day nobody explains; without a column for the application it is taken for its day. In the roles of days a name also stands with a word for date around it ("Date applied",
 * "applied on", "date of the interview"); a name ending in `+` stands only so ("outcome" alone is a status).
 */
export const headerNames: Record<Exclude<Role, 'interview'>, readonly string[]> = {
  journey_id: listed('journey id, application id, app id, id'),
  row_index: listed(
    ', #, no, nr, num, number, index, row, row number, s no, sr no, sl no, unnamed 0, 序号, 编号',
  ),
  employer: listed(`
    employer, company, company name, organization, organisation, organization name, institution,
    school, university, firm, unternehmen, firma, arbeitgeber, entreprise, société, employeur,
    empresa, compañía, azienda, bedrijf, werkgever, organisation name, 公司, 公司名, 公司名称, 企业,
    企业名称, 单位, 单位名称, 投递公司, 会社, 会社名, 企業名`),
  position: listed(`
    position, position title, job title, title, role, job, job role, job position, stelle,
    stellenbezeichnung, poste, intitulé du poste, puesto, cargo, vaga, posizione, functie, role title,
    role name, job name, position applied, position applied for, 职位, 岗位, 职位名称, 岗位名称, 投递岗位,
    投递职位, 应聘岗位, 职种, 職種`),
  location: listed(`
    location, job location, city, place, standort, ort, lieu, ville, ubicación, ciudad, lugar, 地点,
    城市, 工作地点, base`),
  region: listed('region, région, región, 地区'),
  source: listed(`
    source, application source, application site, job board, platform, applied via,
    applied through, applied from, channel, found on, where found, website, site, quelle, plattform, plateforme,
    fuente, plataforma, 渠道, 投递渠道, 来源`),
  level: listed(`
    level, job level, seniority, seniority level, experience level, grade, erfahrungsstufe, niveau,
    nivel, 级别, 职级`),
  work_mode: listed(`
    work mode, workplace type, workplace, work arrangement, remote, remote hybrid onsite,
    in person hybrid remote, onsite hybrid remote, remote onsite, onsite remote, work type, work setting,
    location type,
    work model, arbeitsmodell, télétravail, modalidad, 工作方式, 远程`),
  role_family: listed(`
    role family, job family, job function, job type, job category, discipline, category, field,
    fachbereich, domaine, área, 职能, 方向`),
  department: listed(`
    department, team, business unit, division, abteilung, département, service, departamento, 部门`),
  requisition: listed(`
    requisition, requisition id, req id, job id, job number, posting id, referenznummer, référence,
    职位编号`),
  applied: listed(`
    applied, application submitted, submitted, application, application sent, sent, apply,
    applied at, submission, app, beworben, bewerbung vom, bewerbung, bewerbungsdatum, candidature, candidature envoyée,
    postulation, envoi, solicitud, aplicación, postulación, postulado, candidatura, inscrição, envio,
    sollicitatie, gesolliciteerd, 投递, 申请, 投简历, 网申, 应聘, 応募`),
  logged: listed(`
    date, datum, fecha, data, timestamp, added, created, created at, created time, entry, logged,
    recorded, saved, tracked, 日期, 时间`),
  response: listed(`
    first response, 1st response, response, responded, reply, first reply, heard back,
    response received, answered, company response, employer response, last response, heard from,
    antwort, rückmeldung, réponse, respuesta, resposta, retorno, risposta, reactie, 回复, 反馈`),
  outcome: listed(`
    outcome+, decision+, final decision+, status+, status change+, result+, final response,
    status updated+, stage+, stage change+, entscheidung+, ergebnis+, décision+, resultado+, 状态+, 结果+`),
  status: listed(`
    application status, status, current status, outcome, result, application result, decision,
    final decision, application outcome, stage, current stage, phase, ergebnis, stand, statut,
    job status, final status, overall status, latest status, pipeline stage, application stage, interview status, interview stage, hiring stage,
    list, list name, progress, bewerbungsstatus, état, résultat, estado, resultado, situação, esito,
    stato, 状态, 进度, 进展, 结果, 当前状态, 当前进度, 投递状态, 申请状态, 应聘状态, 选考状况, 選考状況, ステータス`),
  posted: listed(`
    posted, job posted, posting, listed, published, veröffentlicht, publication, publicado, 发布`),
  deadline: listed(`
    deadline, application deadline, closing, due, apply by, bewerbungsfrist, date limite,
    fecha límite, 截止`),
  current_day: listed(`
    current+, today, as of, export+, exported, exported at, snapshot+, heute, stichtag,
    aujourd hui, hoy, 今天, 当前+`),
  updated: listed(`
    updated, updated at, update, last updated, last updated at, last update, last modified, modified,
    last edited, last edited time, last activity, last status change, status last updated, last changed,
    moved, moved at, aktualisiert, letzte änderung, zuletzt aktualisiert, mise à jour, dernière mise à jour,
    última actualización, actualizado, última atualização, 更新, 最后更新, 最近更新, 状态更新`),
  contacted: listed('recruiter contacted, contacted by recruiter, recruiter contact, recruiter reached out'),
  interview_invited: listed(`
    interview invitation, interview invite, invited, invited to interview, interview request,
    interview offered, interview scheduled, einladung, 面试邀请`),
  thanked: listed('thank you sent, thank you note sent, thank you, thank you email sent'),
  followed_up: listed('followed up, follow up sent, nachgefasst, relance, relancé'),
  offered: listed(`
    offer, job offer, offered, offer received, offer extended, visiting offer, verbal offer,
    written offer, offer made, angebot, offre, oferta, proposta, offer时间, 录用`),
  accepted: listed('accepted, offer accepted, acceptance, zusage, acceptée, aceptada, 接受'),
  declined: listed('declined, offer declined, offer rejected by me, offer turned down'),
  rejected: listed(`
    rejected, rejection, rejection received, absage, abgelehnt, refus, refusé, rechazo, rechazado,
    recusado, recusa, afwijzing, 拒绝, 拒信, 感谢信, 不採用`),
  withdrew: listed('withdrawn, withdrew, withdrawal, zurückgezogen, retirée, retirada, 撤回'),
  closed: listed('position closed, closed, job closed, position removed, posting removed'),
  started: listed('started, work started, first day, arbeitsbeginn, prise de poste, incorporación, 入职'),
}

/** Roles whose cells are days. */
export const dayRoles: ReadonlySet<Role> = new Set<Role>([
  'applied',
  'response',
  'outcome',
  'posted',
  'deadline',
  'current_day',
  'logged',
  'updated',
  // Object.keys forgets the key type.
  ...(Object.keys(milestones) as MilestoneRole[]),
])

/** Names of interview columns and what they say about the interview; numbered ones are told by their number. */
export const interviewNames: readonly [names: readonly string[], detail: EventDetail][] = [
  [
    listed(`
    interview, interviews, interviewed, job interview, vorstellungsgespräch, gespräch, entretien,
    entrevista, interview held, gesprächstermin, vorstellungstermin, colloquio,
    面试, 面接`),
    {},
  ],
  [
    listed(`
    screening, screen, screening call, hr interview, hr screen, recruiter screen, recruiter call,
    intro call, initial call, screening interview, recruiter phone screen, pre screen, hr面`),
    { kind: 'screening' },
  ],
  [
    listed(`
    phone screen, phone screening, phone, call, recruiter, 电话, phone interview, phone call, telefoninterview,
    entretien téléphonique, entrevista telefónica, 电话面试`),
    { kind: 'screening', channel: 'phone' },
  ],
  [
    listed('skype interview, zoom screen, video screen, first round video interview'),
    { kind: 'screening', channel: 'video' },
  ],
  [
    listed(`
    video interview, zoom interview, virtual interview, teams interview, videointerview,
    entretien vidéo, videoentrevista, 视频面试`),
    { channel: 'video' },
  ],
  [
    listed(`
    technical interview, tech interview, technical screen, tech screen, coding interview,
    technical, technical round, technical assessment interview, entretien technique, entrevista técnica,
    fachgespräch, 技术面, 技术面试`),
    { kind: 'technical' },
  ],
  [listed('panel interview, panel'), { kind: 'panel' }],
  [listed('hiring manager interview, manager interview, hm interview, 主管面'), { kind: 'hiring_manager' }],
  [
    listed(`
    flyout, fly out, campus visit, onsite, on site, onsite interview, on site interview,
    in person interview, site visit, on campus, campus interview, virtual onsite, superday, super day,
    现场面试`),
    { kind: 'onsite', channel: 'in_person' },
  ],
  [listed('final interview, final round, final round interview, finals, 终面, 最終面接'), {}],
  [
    listed(`
    assessment, online assessment, oa, coding challenge, coding test, take home, take home test,
    test, case study, technical assessment, technical test, coding assessment, hackerrank, codesignal,
    take home assignment, skills test, home assignment, probeaufgabe, prueba, prueba técnica,
    test technique, 笔试, 测评, 在线测评, 机考`),
    { kind: 'assessment' },
  ],
]

/** Names of interview columns that may as well hold telephone numbers or people: read only where all cells are days or ticks. */
export const doubtfulNames: ReadonlySet<string> = new Set(listed('phone, call, recruiter, 电话'))

/** Words for the ordinal in a numbered interview column, by number. */
export const ordinals: readonly (readonly string[])[] = [
  listed('1, 1st, first, erstes, 1er, premier, primera, primer, primeira, 一'),
  listed('2, 2nd, second, zweites, 2e, deuxième, segunda, 二'),
  listed('3, 3rd, third, drittes, 3e, troisième, tercera, 三'),
  listed('4, 4th, fourth, viertes, 4e, quatrième, cuarta, 四'),
  listed('5, 5th, fifth, fünftes, 5e, cinquième, quinta, 五'),
]
