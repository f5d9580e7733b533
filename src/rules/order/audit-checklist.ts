import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene, unitName } from './context.ts'
import { demandedIn } from './reply-parts.ts'
import { isTold } from './telling.ts'

/** One thing to be looked at before a reply is passed. */
export type Check = {
  /** Stable within one order: `demand`, `contact`, `part.result`, `co.<unit>`. */
  readonly key: string
  readonly what: string
  /** Said to the unit when it is sent back for this. */
  readonly lack: string
  readonly article: string
  /** null: only a person can tell. */
  readonly there: boolean | null
}

/** What an auditor looks through: every demand answered, contact made, the parts the place demands, the opinions of co-units. Pure. */
export const auditChecklist = (scene: Scene, order: WorkOrder): readonly Check[] => {
  if (order.draft === null) return []
  return [
    ...answered(order),
    ...contacted(scene, order),
    ...demandedIn(scene, order, order.draft).map(({ field, name, article, there }) => ({
      key: `part.${field}`,
      what: `写了${name}`,
      lack: `缺少${name}`,
      article,
      there,
    })),
    ...order.co.map((unit) => ({
      key: `co.${unit}`,
      what: `有${unitName(scene.units, unit)}的协办意见`,
      lack: `没有${unitName(scene.units, unit)}的协办意见`,
      article: '',
      there: order.coAnswers.some((answer) => answer.unit === unit),
    })),
  ]
}

const answered = ({ demand, supplements }: WorkOrder): readonly Check[] => [
  {
    key: 'demand',
    what: demand === null ? '诉求人问的都答到了' : `诉求“${demand}”答到了`,
    lack: demand === null ? '诉求人问的没有都答到' : `诉求“${demand}”没有答到`,
    article: '',
    there: null,
  },
  ...(supplements.length === 0
    ? []
    : [
        {
          key: 'supplements',
          what: `补充的${supplements.length}处情况都答到了`,
          lack: '补充的情况没有都答到',
          article: '',
          there: null,
        },
      ]),
]

const contacted = (scene: Scene, order: WorkOrder): readonly Check[] => {
  if (!isTold(scene, order)) return []
  const first = rule(order, scene.pack.reply.contactFirst)
  const letter = order.classification.class
  const article = letter !== undefined && first?.value.includes(letter) ? first.source.article : ''
  return [
    {
      key: 'contact',
      what: '与诉求人联系过',
      lack: '没有与诉求人联系的记录',
      article,
      there: order.contacts.length > 0 || order.draft?.informedVia !== undefined,
    },
  ]
}
