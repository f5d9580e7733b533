import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Source } from '../../domain/deadline.ts'
import { kindOfNature } from '../../domain/matter.ts'
import type { OrderAside } from '../../domain/understanding/index.ts'
import { mayBeAnonymous, type Route, whyContact } from '../../rules/index.ts'
import type { TurnContext } from '../turn/turn.ts'

/** （《…条例》第七条）; what the regulation does not say is called so. */
const cited = ({ pack }: TurnContext, source: Source | undefined): string => {
  if (source === undefined) return ''
  return source.origin === 'regulation' ? `（《${pack.regulation.title}》${source.article}）` : '（平台默认）'
}

const nameless = (turn: TurnContext, draft: IntakeDraft): string => {
  const { anonymous } = turn.rules.intake
  if (anonymous && mayBeAnonymous(turn.pack, draft.nature, turn.day))
    return `${draft.nature}可以匿名${cited(turn, anonymous.source)}。${anonymous.value.warning}要匿名请回复“匿名”；愿意留电话、只是不想让对方知道，请回复“保密”。`
  const why = whyContact(turn.pack, turn.now)
  return `${draft.nature}要留一个联系电话${why === null ? '' : `（${why}）`}，称呼可以不留。想让承办单位也看不到您是谁，请回复“保密”。`
}

const name = (turn: TurnContext, draft: IntakeDraft): string =>
  mayBeAnonymous(turn.pack, draft.nature, turn.day)
    ? nameless(turn, draft)
    : '称呼可以不留，留一个联系电话就行。'

/** Secrecy was asked for, or the place gives it of its own accord. */
const isSecret = ({ rules }: TurnContext, { extracted, nature }: IntakeDraft): boolean =>
  extracted.confidential ??
  rules.intake.confidentiality?.value.byDefaultFor.includes(kindOfNature[nature]) ??
  false

const secrecy = (turn: TurnContext, draft: IntakeDraft): string => {
  const { intake, privacy } = turn.rules
  if (isSecret(turn, draft))
    return `这件事对您的身份保密，承办单位看不到您的姓名和电话${cited(turn, draft.nature === '举报' ? intake.confidentiality?.source : privacy?.source)}。`
  return `您的姓名和电话加密保存，只用于核实情况和回复您，不能泄露${cited(turn, privacy?.source)}。想让承办单位也看不到您是谁，请回复“保密”。`
}

const reprisal = (turn: TurnContext, draft: IntakeDraft): string => {
  const rule = turn.rules.accountability.find(({ rule }) => rule?.value.events.includes('retaliation'))?.rule
  const answers = rule
    ? `被反映的单位或个人打击报复的，${rule.value.measures.join('、')}${cited(turn, rule.source)}。`
    : ''
  return `${answers}${secrecy(turn, draft)}受到威胁请立即打110。`
}

const changing =
  '提交以前哪一项都能改，直接说就行，例如“地点不对，是三号楼”。提交以后可以发送“补充：……”，也可以撤回。'

const fee = '在这里登记和查询不收费。办这件事本身有没有费用，由承办单位按规定答复您。'

/** Who would get the order as it stands now. */
const whoFor = ({ pack }: TurnContext, { decided, candidates }: Route): string => {
  const lead = candidates.find(({ role }) => role === 'lead')
  return decided && lead
    ? `按您说的情况，提交后会转给${lead.name}办理，以回执为准。`
    : `提交后由${pack.terms.center}派单人员确定承办单位，凭编号可以查。`
}

const here = (turn: TurnContext, route: Route | null): string =>
  `在这里登记就可以，不用再跑别处。${route ? whoFor(turn, route) : ''}`

/** What is told, in one or two sentences, out of the place's rules. `route` is looked for where it is asked who or where. */
export const orderAsideText = (
  turn: TurnContext,
  draft: IntakeDraft,
  aside: OrderAside,
  route: Route | null,
): string => {
  const texts: Readonly<Record<OrderAside, () => string>> = {
    nameless: () => nameless(turn, draft),
    name: () => name(turn, draft),
    phone: () => nameless(turn, draft),
    secrecy: () => secrecy(turn, draft),
    reprisal: () => reprisal(turn, draft),
    changing: () => changing,
    fee: () => fee,
    who: () => (route ? whoFor(turn, route) : ''),
    where: () => here(turn, route),
  }
  return texts[aside]()
}
