import type { Decision } from '../domain/decision.ts'
import { assertNever } from '../domain/errors.ts'
import type { Facts } from '../domain/matter.ts'
import { optional } from '../domain/optional.ts'
import { emergencyLines, organs, type Road, roads } from './roads.ts'
import { type Active, type Valid, valueOn } from './rule-pack/dated.ts'
import type { GroundRule } from './rule-pack/intake.ts'
import type { RulePack } from './rule-pack.ts'

export type ActiveGround = Active<RulePack['grounds'][number]>

/** 《…》第七条; a platform default is called so. */
const basisOf = (pack: RulePack, { source }: Valid<unknown>): string => {
  switch (source.origin) {
    case 'regulation':
      return `《${pack.regulation.title}》${source.article}`
    case 'parent_jurisdiction':
      return source.article
    case 'platform_default':
      return /[〔《]/.test(source.article) ? source.article : `《${pack.regulation.title}》${source.article}`
    default:
      return assertNever(source.origin)
  }
}

/** Danger now: the numbers first, whatever else the place does. */
export const emergencyNotice = (pack: RulePack, day: string): Decision => {
  const lines = valueOn(pack.emergency.lines, day)
  const acts = valueOn(pack.emergency.mode, day)?.value === 'redirect_and_order'
  const calls = (lines?.value ?? Object.keys(emergencyLines)).map(
    (line) => `${line}（${emergencyLines[line] ?? '求助'}）`,
  )
  const reason = '这是需要立即救助的紧急情况，12345不能代替紧急救援'
  const road = `请立即拨打${calls.join('、')}。`
  const also = acts ? '热线会同时按紧急事项登记处置，请先打电话。' : ''
  return {
    outcome: 'redirect',
    ground: 'emergency',
    ...(lines ? { article: lines.source.article } : {}),
    notice: {
      text: `${road}${reason}。${also}`,
      reason,
      ...(lines ? { basis: basisOf(pack, lines) } : {}),
      road,
    },
    needsHuman: false,
  }
}

/** Nothing stands in the way. */
export const acceptance = (pack: RulePack, day: string): Decision => {
  const scope = valueOn(pack.intake.accepted, day)
  return {
    outcome: 'accept',
    ...(scope ? { article: scope.source.article } : {}),
    notice: { text: '' },
    needsHuman: false,
  }
}

const roadOf = (ground: ActiveGround, facts: Facts): Road | undefined => {
  if (ground.ground === 'not_admin') return facts.organ && organs[facts.organ]
  return ground.ground === null ? undefined : roads[ground.ground]
}

const unitOf = (rule: GroundRule, road: Road | undefined, facts: Facts): string | undefined =>
  rule.to ?? road?.unit ?? facts.target

type Told = {
  readonly reason: string
  readonly basis: string
  readonly road: string | undefined
  readonly unit: string | undefined
}

const textOf = (pack: RulePack, { mode, hint }: GroundRule, told: Told, day: string): string => {
  const tail = hint ?? ''
  switch (mode) {
    case 'reject':
      return `${told.reason}，依据${told.basis}，不予受理。${told.road ?? ''}${tail}`
    case 'guide':
    case 'redirect':
      return `${told.reason}（依据${told.basis}）。${told.road ?? '热线不能代为办理，请您谅解。'}${tail}`
    case 'internal': {
      const form = valueOn(pack.publicity.internalNotice, day)?.value ?? '您所反映的问题已转由××单位内部办理'
      return `${form.replace('××单位', told.unit ?? '承办单位')}。${tail}`
    }
    case 'accept':
      return `${told.reason}。${told.road ?? ''}${tail}`
    default:
      return assertNever(mode)
  }
}

/** The fact that met the ground is a judgement rather than something that happened. */
const isJudgement = ({ when, rule }: ActiveGround, facts: Facts): boolean => {
  if (when.kind !== 'one_of') return false
  return rule.value.humanFor?.includes(facts[when.fact] ?? '') ?? false
}

/** The decision of a ground that is met, with the parts of the notice this place demands. */
export const groundNotice = (pack: RulePack, ground: ActiveGround, facts: Facts, day: string): Decision => {
  const { value: rule, source } = ground.rule
  const road = roadOf(ground, facts)
  const told: Told = {
    reason: rule.reason.replace('{organ}', road?.unit ?? '其他机关'),
    basis: basisOf(pack, ground.rule),
    road: rule.notice.road ? road?.text : undefined,
    unit: rule.notice.unit ? unitOf(rule, road, facts) : undefined,
  }
  const names = rule.mode === 'accept' || ground.ground === null ? {} : { ground: ground.ground }
  return {
    outcome: rule.mode,
    ...names,
    article: source.article,
    notice: {
      text: textOf(pack, rule, told, day),
      reason: told.reason,
      ...(rule.notice.basis ? { basis: told.basis } : {}),
      ...optional('road', told.road),
      ...optional('unit', told.unit),
    },
    needsHuman: rule.needsHuman || isJudgement(ground, facts),
  }
}
