import type { Classification } from '../../domain/decision.ts'
import { assertNever } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { EventOf } from '../../domain/work-order/event.ts'
import { applied } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { ClassificationScheme } from '../rule-pack/classification.ts'
import { type Decider, forbidden, type Refusal, rule, type Scene } from './context.ts'
import { recounted } from './reclassify.ts'

type Classify = CommandOf<'classify'>

const wrongClass = ({ pack }: Scene, order: WorkOrder, command: Classify): Refusal | null => {
  const scheme = rule(order, pack.classification)
  if (command.class === undefined) return null
  if (scheme?.value.scheme === 'by_class' && scheme.value.classes.some(({ id }) => id === command.class))
    return null
  const refused = `本地的工单不分${command.class}类。`
  return forbidden(refused, '请不填类别，只改其他各项。', scheme?.source.article)
}

const wrongPublicity = ({ pack }: Scene, order: WorkOrder, { publicity }: Classify): Refusal | null => {
  const table = rule(order, pack.publicity.table)
  if (publicity === undefined || table?.value.some(({ result }) => result === publicity)) return null
  const names = { public: '网上公开', internal: '内部批转', private: '不公开' } as const
  const refused = `本地的规定里没有“${names[publicity]}”。`
  return forbidden(refused, '请不改公开方式，只改其他各项。', table?.source.article)
}

const unknownDuty = ({ duties }: Scene, { duty }: Classify): Refusal | null => {
  if (duty === undefined || duties.some(({ id }) => id === duty)) return null
  const refused = `派单目录里没有“${duty}”这一项。`
  return { fault: 'invalid', refused, instead: '请从派单目录里选择，或者不填。', missing: ['duty'] }
}

const labelOf = (scheme: ClassificationScheme, order: WorkOrder, now: Classification): string => {
  switch (scheme.scheme) {
    case 'none':
      return scheme.label
    case 'by_complainant':
      return scheme.labels[order.complainant]
    case 'by_consultation':
      return order.nature === '咨询' ? scheme.consult : scheme.other
    case 'by_publicity':
      return now.publicity === 'internal' ? scheme.internal : scheme.public
    case 'by_class':
      return scheme.classes.find(({ id }) => id === now.class)?.label ?? now.label
    default:
      return assertNever(scheme)
  }
}

const anew = ({ pack }: Scene, order: WorkOrder, command: Classify): Classification => {
  const old = order.classification
  const letter = command.class ?? old.class
  const now = {
    ...old,
    ...(letter === undefined ? {} : { class: letter }),
    publicity: command.publicity ?? old.publicity,
  }
  const scheme = rule(order, pack.classification)
  if (!scheme) return now
  const article = letter === undefined ? scheme.source.article : `${scheme.source.article}（${letter}类）`
  return { ...now, label: labelOf(scheme.value, order, now), article }
}

/** A limit set by law that the place's rules do not let count. */
const withoutEffect = ({ pack }: Scene, order: WorkOrder, { statutory }: Classify): readonly string[] => {
  const policy = rule(order, pack.statutory)
  if (statutory === undefined || (policy && policy.value !== 'none')) return []
  return ['本地的规定没有写明法定时限从其规定，已经记下，办理时限不变。']
}

/** Sorts an order otherwise, and counts its running clocks again from where they began. */
export const classifyOrder: Decider<'classify'> = (scene, order, command) => {
  const refused =
    wrongClass(scene, order, command) ?? wrongPublicity(scene, order, command) ?? unknownDuty(scene, command)
  if (refused) return refused
  const { origin, statutory, duty, why } = command
  const classification = anew(scene, order, command)
  const classified: EventOf<'classified'> = {
    type: 'classified',
    classification,
    why: maskPersonal(why),
    article: classification.article,
    ...(origin === undefined ? {} : { origin }),
    ...(statutory === undefined ? {} : { statutory }),
    ...(duty === undefined ? {} : { duty }),
  }
  const after = applied(order, classified, scene.now.toISOString())
  return {
    events: [classified, ...recounted(scene, order, after, classified.why)],
    warnings: withoutEffect(scene, order, command),
  }
}
