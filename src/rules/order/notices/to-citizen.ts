import { maskPersonal } from '../../../domain/masking.ts'
import { chineseDue } from '../../../domain/place-day.ts'
import type { EventOf, EventType } from '../../../domain/work-order/event.ts'
import { rule, unitName } from '../context.ts'
import type { Happened, Notice } from './notice.ts'

type Telling = { readonly [T in EventType]?: (event: EventOf<T>, happened: Happened) => string | null }

const sentence = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)

/** 如何评价, in the words of the place. */
const howToRate = ({ scene, after }: Happened): string => {
  const scale = rule(after, scene.pack.rating.scale)
  return scale
    ? `请评价：回复“评价 ${after.no} ”加上${scale.value.join('、')}之一；有异议请回复“异议 ${after.no}”并说明。`
    : ''
}

const leadName = ({ scene, after }: Happened): string =>
  after.lead === null ? scene.pack.terms.center : unitName(scene.units, after.lead)

const grantedText = (event: EventOf<'extension-granted'>, { scene, after }: Happened): string => {
  const told = rule(after, scene.pack.extension.tellCitizen)?.value ?? []
  const asked = after.extensions.findLast(({ decision }) => decision === 'granted')
  const progress = event.progress ?? asked?.progress
  const reason = event.reason ?? asked?.reason
  return [
    ...(told.includes('progress') && progress !== undefined
      ? [`目前进展：${sentence(maskPersonal(progress))}`]
      : []),
    ...(told.includes('reason') && reason !== undefined
      ? [`延期原因：${sentence(maskPersonal(reason))}`]
      : []),
    `办理期限延长${event.workdays}个工作日，新的期限是${chineseDue(new Date(event.newDueAt))}（依据：${event.article}）。`,
  ].join('')
}

/** 定式告知, in the words of the place, once the order is taken from the open pages. */
const internalText = ({ scene, before, after }: Happened): string | null => {
  const form = rule(after, scene.pack.publicity.internalNotice)?.value
  const isNew =
    after.classification.publicity === 'internal' && before?.classification.publicity !== 'internal'
  if (form === undefined || !isNew) return null
  const unit = after.lead === null ? '承办单位' : unitName(scene.units, after.lead)
  return `${form.replace('××单位', unit)}。`
}

const telling: Telling = {
  classified: (_, happened) => internalText(happened),
  merged: ({ into }) => `与编号${into}的工单反映同一问题，一并办理，有结果时告诉您。`,
  'dispatch-stopped': ({ answer, article }) =>
    `${sentence(answer)}同一问题已经多次按期答复，这次不再批转（依据：${article}）。有新的情况请补充说明。`,
  split: ({ children }) =>
    `您反映的几个问题分开同时办理：${children.map(({ no, title }) => `${title}（${no}）`).join('；')}。用原来的查询码可以查询。`,
  'extension-granted': grantedText,
  explained: ({ unit, explanation, plan }, { scene }) =>
    [
      `${unitName(scene.units, unit)}说明：${sentence(explanation)}`,
      ...(plan === undefined ? [] : [`解决方案：${sentence(plan)}`]),
    ].join(''),
  'rework-ordered': (_, happened) =>
    `结果经核实需要改进，已退回${leadName(happened)}重新办理，办完再次答复您。`,
  replied: ({ text }, happened) => `${leadName(happened)}答复：${sentence(text)}${howToRate(happened)}`,
  terminated: ({ explanation, article }) => `终止办理：${sentence(explanation)}（依据：${article}）`,
  reopened: () => '根据新的情况，重新办理。',
}

/** Told by these kinds only to those who have had an answer before: an audit's refusal is nobody else's matter. */
const hasHadAnswer = ({ before }: Happened): boolean => before?.reply != null

/** What the citizen is told because of an event; null for what they need not be told. */
export const citizenNotice = (happened: Happened): Notice | null => {
  const { event, after } = happened
  if (event.type === 'replied' && !event.told) return null
  if (event.type === 'rework-ordered' && !hasHadAnswer(happened)) return null
  const tell = telling[event.type] as ((event: unknown, happened: Happened) => string | null) | undefined
  const says = tell?.(event, happened) ?? null
  if (says === null) return null
  return {
    to: 'citizen',
    purpose: event.type === 'replied' ? 'reply' : 'notice',
    body: `【${happened.scene.pack.terms.hotline}】${after.no}《${after.title}》${says}`,
  }
}
