import { valueOn } from '../../rules/index.ts'
import {
  basisOf,
  moment,
  nameIn,
  type OrderDocument,
  orderRows,
  type Papers,
  part,
} from './order-document.ts'

/** 函告: the unit tells the level above why it stands by its result. */
export const formalLetter = (papers: Papers): OrderDocument | null => {
  const { order, pack } = papers
  const { letter, ratings } = order
  if (!letter) return null
  const reviewer = valueOn(pack.rating.formalLetter, order.packDay)?.value.reviewer
  return {
    id: 'letter',
    kind: 'formal-letter',
    title: `关于${order.title}办理情况的函`,
    number: `${order.no}-函1`,
    to: reviewer ?? pack.terms.center,
    from: nameIn(papers, letter.unit),
    at: letter.at,
    basis: basisOf(papers, letter.article),
    rows: orderRows(papers),
    parts: [
      ...part('反映内容', order.text),
      ...part('办理情况', order.draft?.process, order.draft?.result, `本件已办理${order.handlings}次。`),
      ...part(
        '评价情况',
        ...ratings.map(
          ({ at, comment }) =>
            `${moment(at)}，${pack.terms.complainant}不满意${comment ? `：${comment}` : '。'}`,
        ),
      ),
      ...part('情况说明', letter.text, letter.excuse && `属于：${letter.excuse}。`),
    ],
    blanks: ['审核意见'],
  }
}

/** 终止办理通知: what the citizen is told, and why. */
export const terminationNotice = (papers: Papers): OrderDocument | null => {
  const { order, pack } = papers
  const { terminated, termination } = order
  if (!terminated) return null
  return {
    id: 'termination',
    kind: 'termination-notice',
    title: '终止办理通知书',
    number: `${order.no}-终1`,
    to: pack.terms.complainant,
    from: pack.terms.center,
    at: terminated.at,
    basis: basisOf(papers, terminated.article),
    rows: orderRows(papers),
    parts: [
      ...part('反映内容', order.text),
      ...part(
        '提请终止的理由',
        termination && `${nameIn(papers, termination.unit)}书面提请：${termination.text}`,
      ),
      ...part('终止办理的情形', terminated.ground),
      ...part('说明', terminated.explanation),
    ],
    blanks: [],
  }
}

/** 答复函: the reply as it went out. Nothing before it went out. */
export const replyLetter = (papers: Papers): OrderDocument | null => {
  const { order, pack } = papers
  const { reply, draft } = order
  if (!reply) return null
  return {
    id: 'reply',
    kind: 'reply-letter',
    title: `关于${order.title}的答复`,
    number: `${order.no}-复${Math.max(1, order.handlings)}`,
    to: pack.terms.complainant,
    from: nameIn(papers, order.lead),
    at: reply.at,
    basis: basisOf(papers, reply.article),
    rows: orderRows(papers),
    parts: [
      ...part('反映内容', order.text),
      ...part('办理结果', reply.text),
      ...part('存在问题', draft?.problems),
      ...part('今后措施', draft?.futureMeasures),
      ...part('说明', draft?.explanation),
      ...part('联系', responsible(draft?.responsible)),
    ],
    blanks: [],
  }
}

type Responsible = {
  readonly name?: string | undefined
  readonly title?: string | undefined
  readonly phone?: string | undefined
}

const responsible = (who: Responsible | undefined): string | null => {
  if (!who) return null
  return [who.title, who.name, who.phone && `电话${who.phone}`].filter(Boolean).join(' ')
}
