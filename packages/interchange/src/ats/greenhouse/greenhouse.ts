import type { Taken } from '../../event-source.ts'
import { atsFormat } from '../ats-json.ts'
import { below, idOf, textOf } from '../field.ts'
import type { AtsRecord } from '../records.ts'
import { openTelling, type TellingContext } from '../telling.ts'
import { namesIn } from '../unread-fields.ts'
import { isFeed, tellFeed } from './activity-feed.ts'
import { harvestTell, isJobStage } from './harvest.ts'
import { isKnownAction, isWebhook, tellWebhook } from './webhooks.ts'

const tellUnknown = ({ row }: AtsRecord, context: TellingContext): Taken => {
  const telling = openTelling(row, context)
  telling.find(
    'unknown_record',
    null,
    'is no application, stage, interview, offer, activity feed or webhook',
    true,
  )
  return telling.told()
}

const tell = (record: AtsRecord, context: TellingContext): Taken => {
  const { row, root } = record
  if (isWebhook(root)) return tellWebhook(record, context)
  if (isFeed(root)) return tellFeed(record, context)
  if (isJobStage(root)) return openTelling(row, context).told()
  return (harvestTell(root) ?? tellUnknown)(record, context)
}

/** Greenhouse: objects of Harvest, the stages of its third version, activity feeds and webhooks, in any mixture. */
export const greenhouse = atsFormat({
  name: 'greenhouse',
  label: 'Greenhouse: applications, stages, interviews, offers, activity feeds and webhooks',
  marks:
    'the fields of Greenhouse (candidate_id and applied_at, application_id and entered_at, start or sent_at, or action and payload)',
  wrappers: namesIn(
    'data, results, applications, application_stages, scheduled_interviews, interviews, offers, job_stages, job_interview_stages, activity_feeds, webhooks',
  ),
  isRecord: ({ root }) =>
    (isWebhook(root) && isKnownAction(root)) ||
    isFeed(root) ||
    isJobStage(root) ||
    harvestTell(root) !== null,
  tell,
  noteNames: ({ root }, { labels }) => {
    const [id, name] = [idOf(below(root, 'id')), textOf(below(root, 'name'))]
    if (isJobStage(root) && id !== null && name !== null) labels.name('stage', id, name)
  },
})
