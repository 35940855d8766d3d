import { atsFormat } from './ats-json.ts'
import { below, idOf, textOf } from './field.ts'
import { isName, isOpportunity, tellOpportunity } from './lever.ts'
import { isLeverWebhook, tellLeverWebhook } from './lever-webhooks.ts'
import { namesIn } from './unread-fields.ts'

/** Lever: opportunities with their stage changes; stages and archive reasons beside them give names to ids. */
export const lever = atsFormat({
  name: 'lever',
  label: 'Lever: opportunities with their stage changes, and webhooks',
  marks: 'the fields of Lever (stageChanges, or lastInteractionAt and archived, or event and triggeredAt)',
  times: 'milliseconds',
  wrappers: namesIn('data, results, opportunities, stages, archive_reasons, archiveReasons'),
  isRecord: ({ root }) => isOpportunity(root) || isLeverWebhook(root),
  tell: (record, context) =>
    (isLeverWebhook(record.root) ? tellLeverWebhook : tellOpportunity)(record, context),
  noteNames: ({ name, root }, { labels }) => {
    const [id, text] = [idOf(below(root, 'id')), textOf(below(root, 'text'))]
    if (!isName(root) || id === null || text === null) return
    // A list that does not say which it is gives names to both kinds: their ids cannot meet.
    if (name !== 'stages') labels.name('reason', id, text)
    if (name !== 'archive_reasons' && name !== 'archiveReasons') labels.name('stage', id, text)
  },
})
