import { expect, test } from 'vitest'
import { changedLabels, labelAndStage } from '../src/commands/labels.ts'

test('a label is set as label=stage, the last sign dividing them', () => {
  expect(labelAndStage('Culture chat=interviewing')).toEqual(['Culture chat', 'interviewing'])
  expect(labelAndStage('a=b = offer')).toEqual(['a=b', 'offer'])
  for (const wrong of ['offer', '=offer', 'Chat=', ' =x', '']) expect(labelAndStage(wrong)).toBeNull()
})

test('what is neither set nor taken away stays, and a label is known in any writing', () => {
  const own = { 'culture chat': 'interviewing', welcome: 'hired' }
  expect(changedLabels(own, [['Culture-Chat', 'screening']], [])).toEqual({
    welcome: 'hired',
    'Culture-Chat': 'screening',
  })
  expect(changedLabels(own, [], ['WELCOME!'])).toEqual({ 'culture chat': 'interviewing' })
  expect(changedLabels(own, [], ['nobody'])).toEqual(own)
})
