import { detectCommand } from '../../domain/understanding/index.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'

const submits = /提交|登记|上报|报上去|报吧|下单|确认|确定/
const objects = /不同意|不服|不认可|不接受|凭什么|不合理/
const longest = 12

/** 提交 when nothing waits to be given: said why, and what can be done. null for any other words. */
export const nothingToSubmit = (turn: TurnContext): TurnDraft | null => {
  const text = turn.message.text.trim()
  if (text.length > longest) return null
  const { dialogue, orders } = turn.conversation
  const gives =
    submits.test(text) &&
    (detectCommand(text) === 'confirm' || /^(?:我?(?:就|还是|也)?要)(?:提交|登记)/.test(text))
  const refused = 'refused' in dialogue ? dialogue.refused : undefined
  if (refused !== undefined && (gives || objects.test(text)))
    return say(
      turn,
      { kind: 'clarify', reason: 'refused' },
      {
        text: `${gives ? `${canned.notTaken}\n${refused}\n` : ''}${canned.reviewIt}`,
        options: [options.human],
      },
    )
  const no = orders.at(-1)
  return gives && no !== undefined && dialogue.kind === 'open' && !dialogue.about
    ? say(
        turn,
        { kind: 'status', reason: 'already-filed', orderNo: no },
        { text: `刚才那件已经登记（${no}），不用再提交。要查进度请发送“查进度”，还有别的事直接说。` },
      )
    : null
}
