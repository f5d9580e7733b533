import { maskPersonal } from '../../domain/masking.ts'
import { type Decider, events, rule } from './context.ts'
import { outsideSystem, whyNot } from './why-not.ts'

export const setCoUnits: Decider<'set-co-units'> = (scene, order, { co, why }) => {
  const others = co.filter((unit, i) => unit !== order.lead && co.indexOf(unit) === i)
  const refused = others.map((unit) => whyNot(scene, order, unit, order.duty, 'co')).find((bar) => bar)
  if (refused) return refused
  const article = rule(order, scene.pack.routing.leadRule)?.source.article
  return {
    events: [
      {
        type: 'co-units-set',
        co: others,
        why: maskPersonal(why),
        ...(article === undefined ? {} : { article }),
      },
    ],
    warnings: outsideSystem(scene, others),
  }
}

export const coAnswer: Decider<'co-answer'> = ({ actor }, order, { text }) => {
  if (actor.unit === undefined) throw new Error(`order ${order.no}: a co-unit answers without a unit`)
  return events({ type: 'co-answered', unit: actor.unit, text: maskPersonal(text) })
}
