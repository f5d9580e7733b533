import { newMessageId, type Push, says } from '../support/wechat-push.ts'
import type { Case } from './cases.ts'
import { formIn } from './form.ts'
import { all, type Element, textOf } from './html.ts'
import { formOf, type Page, type Visitor, visitorOf } from './visitor.ts'
import type { World } from './world.ts'

/** What a citizen says to the question on the screen; null when there is nothing left to say. */
const answerTo = (question: string, one: Case): string | null => {
  if (/“?提交”?|确认无误|确认提交/.test(question)) return '提交'
  if (/电话|联系方式|怎么联系/.test(question)) return `我姓${one.name[0]}，电话${one.phone}`
  if (/公开/.test(question)) return one.isPublic ? '公开' : '不公开'
  if (/个人还是|企业/.test(question)) return '个人'
  if (/保密/.test(question)) return '需要保密'
  if (/什么时候|时间|何时/.test(question)) return '最近一个月'
  if (/哪里|地点|位置|地址|什么地方/.test(question)) return one.where
  if (/希望|要求|怎么解决|诉求/.test(question)) return '希望尽快处理'
  if (/谁|哪个单位|对象|哪家/.test(question)) return '不清楚是谁'
  return null
}

const mostTurns = 12

const newestTurn = (page: Page): Element | undefined => all(page.root, 'article.turn').at(-1)
const kindOf = (turn: Element | undefined): string => turn?.attributes['class']?.split(' ')[1] ?? ''

/** Receipts name the order with `编号` and `查询码`. */
const receiptIn = (text: string): Case['order'] => {
  const no = /编号\s*[:：]?\s*([A-Z]{2,8}\d{8,16})/.exec(text)?.[1]
  const code = /查询码\s*[:：]?\s*(\d{4,8})/.exec(text)?.[1]
  return no !== undefined && code !== undefined ? { no, code } : null
}

/** Where the order of a citizen is looked up, as its receipt says. */
export const orderAddress = ({ place, order }: Case): string =>
  `/${place}/orders/${order?.no ?? ''}?code=${order?.code ?? ''}`

/** The citizen's browser, kept for the days after. */
export type Citizen = { readonly visitor: Visitor; readonly one: Case; conversation: string }

const tellsFirst = (one: Case): string =>
  one.kind === 'report' ? `${one.text}。我叫${one.name}，电话${one.phone}，请为我保密` : one.text

/** Asks or tells in the web conversation, answers what is asked, until there is an end. */
export const comesByWeb = async (world: World, one: Case): Promise<Citizen> => {
  const visitor = visitorOf(world, `citizen ${one.id}`)
  visitor.known.add(one.phone).add(one.name)
  const citizen: Citizen = { visitor, one, conversation: '' }
  let page = await visitor.open(`/${one.place}`)
  let words: string | null = tellsFirst(one)
  for (let turns = 0; words !== null && turns < mostTurns; turns += 1) {
    page = await sayIn(citizen, page, words)
    words = isOver(page, one)
      ? choiceOn(page, one)
      : answerTo(textOf(newestTurn(page)?.children.at(-1) as Element), one)
  }
  one.outcome = kindOf(newestTurn(page))
  if (one.order !== null || one.kind === 'human') return citizen
  if (one.outcome === 'settled' && one.id % 11 === 0) await callsItWrong(citizen, page)
  return citizen
}

const files = /登记|反映|提交/

/** Who wants something done takes the choice that takes it down. */
const choiceOn = (page: Page, one: Case): string | null => {
  if (one.kind === 'consult' || kindOf(newestTurn(page)) !== 'clarify') return null
  const options = all(page.root, 'form.options').flatMap((form) => formIn(form).buttons)
  return options.find(({ words }) => files.test(words))?.value ?? null
}

/** In a message choices are numbered lines. */
const chosenIn = (text: string, one: Case): string | null =>
  /^\s*\d[.、 ].*提交/m.test(text) || one.kind === 'harmful'
    ? null
    : (/^\s*(\d)[.、 ][^\n]*(?:登记|反映)/m.exec(text)?.[1] ?? null)

const isOver = (page: Page, one: Case): boolean => {
  const turn = newestTurn(page)
  const text = textOf(turn)
  one.order ??= receiptIn(text)
  return kindOf(turn) !== 'intake'
}

/** Says one thing by the form on the page; what was typed is not lost when it is refused. */
const sayIn = async (citizen: Citizen, page: Page, words: string): Promise<Page> => {
  const form = all(page.root, 'form.composer').map(formIn)[0]
  if (!form) {
    citizen.visitor.fault(`no form to write in on ${page.path}`)
    return page
  }
  citizen.conversation = form.fields.find(({ name }) => name === 'conversation')?.value ?? ''
  const next = await citizen.visitor.submit(form, { text: words })
  if (next.status >= 400) citizen.visitor.fault(`“${words}” is refused: ${next.status}`)
  return next
}

export const conversationPage = ({ visitor, one, conversation }: Citizen): Promise<Page> =>
  visitor.open(`/${one.place}?c=${encodeURIComponent(conversation)}`)

/** Follows the answer to its source and says there that it is wrong. */
const callsItWrong = async ({ visitor, one }: Citizen, page: Page) => {
  const source = all(newestTurn(page) as Element, 'a.source')[0]?.attributes['href']
  if (source === undefined) return
  const entry = await visitor.open(source)
  const form = formOf(entry, /\/feedback$/)
  if (!form) return visitor.fault(`no way to say that ${source} is wrong`)
  const thanked = await visitor.submit(form, { comment: '窗口说的与这里不一样，请核对。' }, [
    'verdict',
    'wrong',
  ])
  if (thanked.status === 200) one.did.push('wrong')
}

/** The same by messages of the official account. */
export const comesByWechat = async (world: World, one: Case): Promise<void> => {
  const openid = `oDay${String(one.id).padStart(24, '0')}`
  const push: Push = {
    send: (path, init) => fetch(`${world.url}${path}`, init),
    path: `/wechat/${one.place}`,
    mode: 'safe',
    now: world.now,
  }
  let words: string | null = tellsFirst(one)
  for (let turns = 0; words !== null && turns < mostTurns; turns += 1) {
    world.wechat.wrote(openid)
    const before = world.wechat.shown.length
    const shown = await says(push, openid, words, newMessageId())
    const later = world.wechat.shown.slice(before).filter(({ to }) => to === openid)
    const text = [shown ?? '', ...later.map((each) => each.text)].join('\n')
    one.order ??= receiptIn(text)
    one.outcome = one.order !== null ? 'order' : outcomeIn(text)
    words = one.order !== null || one.kind === 'consult' ? null : (chosenIn(text, one) ?? answerTo(text, one))
  }
}

const outcomeIn = (text: string): string =>
  /《|依据|出处/.test(text)
    ? 'settled'
    : /拨打\s*(110|119|120|122)/.test(text)
      ? 'redirected'
      : /不予受理|不能受理/.test(text)
        ? 'rejected'
        : text.trim() === ''
          ? 'silence'
          : 'clarify'

/** What the citizen does to the order later, by the page of its receipt; done once. */
export const actsOnOrder = async (world: World, one: Case): Promise<void> => {
  if (one.order === null) return
  const visitor = visitorOf(world, `citizen ${one.id}`)
  visitor.known.add(one.phone).add(one.name)
  const page = await visitor.open(orderAddress(one))
  if (page.status !== 200 || !page.text.includes(one.order.no))
    return visitor.fault(`the order is not shown: ${page.status}`)
  const give = async (command: string, typed: Record<string, string>) => {
    const form = all(page.root, 'form')
      .map(formIn)
      .find(({ fields }) => fields.some(({ name, value }) => name === 'command' && value === command))
    if (!form) return
    const next = await visitor.submit(form, typed)
    if (next.status === 200) one.did.push(command)
    else visitor.fault(`${command} of ${one.order?.no}: ${next.status}`)
  }
  if (one.later === 'supplement') await give('supplement', { text: '昨晚又是这样，请抓紧处理。' })
  if (one.later === 'withdraw') await give('withdraw', { reason: '已经自己解决了' })
  if (one.later === 'rate') await give('rate', { score: String((one.id % 2) + 1), comment: '谢谢' })
  if (one.later === 'rate-badly') await give('rate', { score: '5', comment: '还是没有解决' })
  if (one.later === 'object') await give('object', { text: '答复与实际情况不符。' })
}
