import { guideLines } from '../../src/domain/knowledge/guide-lines.ts'
import type { FoundPolicy, PublicOrderStatus, PublicPolicy } from '../../src/ports/public-desk.ts'

/** The same as the structured result, for models and people that read. */
export const foundText = (found: readonly FoundPolicy[], linkOf: (path: string) => string): string =>
  found.length === 0
    ? '没有找到可以引用的条目。'
    : found
        .map(
          ({ id, question, unit, path }, index) =>
            `${index + 1}. ${question}（${id}${unit === null ? '' : `，${unit}`}）${linkOf(path)}`,
        )
        .join('\n')

export const policyText = (policy: PublicPolicy, link: string): string => {
  const guide = guideLines(policy.guide)
  const basis = policy.basis.map(({ law, article }) => `《${law}》${article}`).join('；')
  const unit = policy.unit === null ? '' : ` · ${policy.unit}`
  const until = policy.effectiveTo === null ? '起' : `至${policy.effectiveTo}`
  return [
    policy.question,
    policy.answer.trim(),
    ...guide,
    ...(policy.doubted ? ['【待核】有人反映这条答复可能有误，负责单位正在核对。'] : []),
    `来源：${basis}${unit} · ${policy.effectiveFrom}${until}有效 · 第${policy.version}版`,
    link,
  ].join('\n')
}

export const orderText = (order: PublicOrderStatus): string =>
  [
    `${order.no} ${order.title}：${order.statusText}`,
    ...(order.lead === null ? [] : [`承办单位：${order.lead}`]),
    ...order.deadlines.map(({ explanation, overdue }) => `${overdue ? '【已逾期】' : ''}${explanation}`),
    ...order.timeline.map(({ at, what }) => `${at} ${what}`),
    ...(order.reply === null ? [] : [`答复：${order.reply}`]),
    order.nextStep,
  ].join('\n')
