import { randomUUID } from 'node:crypto'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { citizenOf, type Jiban } from '../../support/jiban.ts'

/** A browser without scripts: opens pages, posts forms from our own pages. */
export const visitorOf = ({ app }: Jiban) => ({
  open: (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { accept: 'text/html', ...headers } }),
  read: async (path: string): Promise<string> =>
    (await app.request(path, { headers: { accept: 'text/html' } })).text(),
  post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    }),
})

const answers: Readonly<Record<string, string>> = {
  place: '奎文区幸福路12号和平小区东门',
  when: '昨天夜里十一点',
  target: '和平小区东门工地',
  demand: '希望夜间停工',
  contactPhone: '我姓王，电话13800138000',
  publicity: '不公开',
  complainantKind: '个人',
}

/** An order filed in a conversation, field by field as the place asks. */
export const fileOrder = async (jiban: Jiban, place: string): Promise<OrderCard> => {
  const citizen = citizenOf(jiban, place, randomUUID())
  let turn = await citizen.say('和平小区东门工地昨天夜里十一点还在施工，太吵了，要投诉')
  for (let asked = 0; asked < 8 && turn.outcome.kind === 'intake'; asked++) {
    const field = turn.outcome.asked?.[0]
    turn = await citizen.say(field === undefined ? '提交' : (answers[field] ?? '跳过'))
  }
  const card = turn.replies.find(({ order }) => order)?.order
  if (!card) throw new Error(`no order, the turn ended as ${JSON.stringify(turn)}`)
  return card
}
