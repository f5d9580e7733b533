import { maskPersonal } from '../../domain/masking.ts'
import { type Deciders, events, forbidden, rule } from './context.ts'

export const escalating: Deciders<'escalate' | 'answer-escalation'> = {
  escalate: (scene, order, { reason }) => {
    const chain = rule(order, scene.pack.escalation)
    const instead = '请按已有的研究意见办理，或者按规定督办。'
    if (!chain) return forbidden('这里没有提级研究的规定。', instead)
    const { value, source } = chain
    const level = order.escalations.length
    const to = value[level]
    if (to === undefined)
      return forbidden(`已经提请到最后一级（${value.at(-1)}），不能再提级。`, instead, source.article)
    const last = order.escalations.at(-1)
    const open = last && last.answer === null ? [`${last.to}的研究意见还没有录入。`] : []
    return {
      events: [
        { type: 'escalated', level: level + 1, to, reason: maskPersonal(reason), article: source.article },
      ],
      warnings: open,
    }
  },
  'answer-escalation': (scene, order, { by, text }) => {
    const last = order.escalations.at(-1)
    if (last?.answer === null) return events({ type: 'escalation-answered', by, text: maskPersonal(text) })
    const article = rule(order, scene.pack.escalation)?.source.article
    return forbidden('没有等待意见的提级研究。', '先提级研究，再录入研究意见。', article)
  },
}
