import { deIdentify } from '../../domain/de-identify.ts'
import { maskOfficial, maskPersonal } from '../../domain/masking.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import type { ReplyDraft } from '../../domain/work-order/reply.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { decidePublicity, type Publicity } from '../publicity.ts'
import { clockFor, started, tierOf } from './clocks.ts'
import { rule, type Scene } from './context.ts'
import { afterwards, closeIfDone } from './finishing.ts'
import { isTold } from './telling.ts'

export type Answering = {
  /** The unit suggests not to publish, and whoever audits has found that right. */
  readonly confirmPrivate: boolean
  readonly publicText: string | undefined
}

/** An instant of the order's own day, whose rules hold. */
const ownDay = (order: WorkOrder): Date => new Date(`${order.packDay}T12:00:00+08:00`)

const publicityOf = (scene: Scene, order: WorkOrder, confirmPrivate: boolean): Publicity =>
  decidePublicity(
    scene.pack,
    {
      internal: order.classification.publicity === 'internal',
      citizenWantsPublic: order.classification.publicity === 'public' && !order.confidential,
      unitPrivateConfirmed: confirmPrivate && order.draft?.suggestPrivate !== undefined,
    },
    ownDay(order),
  )

const chapters = [
  ['handling', '办理情况'],
  ['problems', '存在问题'],
  ['futureMeasures', '今后措施'],
  ['explanation', '情况说明'],
  ['progress', '前期处理情况'],
  ['plan', '办理计划'],
] as const

/** The words for the citizen: the result, and what a complex matter adds to it. */
export const replyText = (draft: ReplyDraft): string =>
  [
    draft.result,
    ...chapters.flatMap(([field, title]) =>
      draft[field] === undefined ? [] : [`${title}：${draft[field]}`],
    ),
  ].join('\n')

const ways = (scene: Scene, order: WorkOrder, publicity: Publicity): EventOf<'replied'>['via'] => {
  const informed = order.draft?.informedVia
  const original = rule(order, scene.pack.reply.originalChannel)?.value === true || informed === undefined
  const all = [
    ...(informed === undefined ? [] : [informed]),
    ...(original ? (['original_channel'] as const) : []),
    ...(publicity === 'public' ? (['web'] as const) : []),
  ]
  return [...new Set(all)]
}

const replied = (scene: Scene, order: WorkOrder, publicity: Publicity): EventOf<'replied'> => {
  const told = isTold(scene, order)
  const article = rule(order, scene.pack.reply.flow)?.source.article
  return {
    type: 'replied',
    text: order.draft ? maskOfficial(replyText(order.draft)) : '',
    told,
    via: told ? ways(scene, order, publicity) : [],
    publicity,
    ...(article === undefined ? {} : { article }),
  }
}

/** Title and reply on the open pages, without what tells who somebody is. */
const published = (
  scene: Scene,
  order: WorkOrder,
  text: string,
  publicity: Publicity,
): readonly OrderEvent[] => {
  const table = rule(order, scene.pack.publicity.default) ?? rule(order, scene.pack.publicity.table)
  if (publicity !== 'public' || table === null) return []
  const title = deIdentify(maskPersonal(order.title))
  return [{ type: 'published', title, text: deIdentify(text), article: table.source.article }]
}

/** Clocks of what follows an answer: filing it with the hotline, and calling the citizen back. */
const following = (scene: Scene, order: WorkOrder, told: boolean): readonly OrderEvent[] => {
  const tier = tierOf(scene.units, order.lead)
  const stages = told ? (['file_to_center', 'callback'] as const) : (['file_to_center'] as const)
  return started(stages.flatMap((stage) => clockFor(scene.pack, order, stage, tier, scene.now) ?? []))
}

/**
 * The citizen is answered with the draft: whether the answer is published, how it reaches them, and at once the end
 * where nobody is to be called back. `order` has the events that led here applied already.
 */
export const answered = (scene: Scene, order: WorkOrder, answering: Answering): readonly OrderEvent[] => {
  const publicity = publicityOf(scene, order, answering.confirmPrivate)
  const reply = replied(scene, order, publicity)
  const happened = [
    reply,
    ...published(scene, order, answering.publicText ?? reply.text, publicity),
    ...following(scene, order, reply.told),
  ]
  return [...happened, ...closeIfDone(scene, afterwards(scene, order, happened))]
}
