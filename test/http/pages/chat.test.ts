import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf } from '../../usecases/turn/cast.ts'
import { cardOf, filedIn, finish, lamp, noise } from '../../usecases/turn/story.ts'
import { visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const say = (text: string, conversation: string, message: string = randomUUID()) =>
  visitor.post('/weifang/chat', { text, conversation, message })

describe('the first screen', () => {
  it('offers six questions that are answered at once', async () => {
    const page = await visitor.read('/weifang')
    const questions = [...page.matchAll(/<form class="openings".*?<\/form>/gs)][0]?.[0] ?? ''
    const asked = [...questions.matchAll(/<button [^>]*value="([^"]+)"/g)].map(([, text]) => text ?? '')
    expect(asked).toHaveLength(6)
    for (const text of asked) {
      const conversation = randomUUID()
      await say(text, conversation)
      expect(await visitor.read(`/weifang?c=${conversation}`)).toContain('class="source"')
    }
  })

  it('shows 转人工, the emergency numbers and the label of the assistant', async () => {
    const page = await visitor.read('/')
    expect(page).toContain('value="转人工"')
    for (const line of ['110', '119', '120', '122']) expect(page).toContain(`href="tel:${line}"`)
    expect(page).toContain('智能助手依据公开政策自动答复，仅供参考，以承办单位答复为准')
  })

  it('brings a question along without sending it', async () => {
    const page = await visitor.read(`/weifang?ask=${encodeURIComponent('身份证丢了')}`)
    expect(page).toMatch(/<textarea[^>]*>身份证丢了<\/textarea>/)
  })
})

describe('receipts of a conversation', () => {
  const receiptsIn = (page: string) =>
    [...page.matchAll(/<(section|details) class="receipt".*?<\/\1>/gs)].map(([drawn, tag]) => ({
      drawn,
      tag,
    }))

  it('leave the newest open and fold the one before under its number and where it stands now', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    const path = `/weifang?c=${citizen.conversationId}`
    expect(receiptsIn(await visitor.read(path)).map(({ tag }) => tag)).toEqual(['section'])
    const second = cardOf(await finish(citizen, await citizen.say(noise)))
    await castOf(jiban, 'weifang', card.no).does('citizen', { type: 'withdraw' })
    const [first, newest, ...more] = receiptsIn(await visitor.read(path))
    expect(more).toEqual([])
    expect(first?.tag).toBe('details')
    expect(first?.drawn).toContain(`<summary>${card.no}，已撤回</summary>`)
    expect(first?.drawn).toContain(card.queryCode)
    expect(newest?.tag).toBe('section')
    expect(newest?.drawn).toContain(second.no)
  })

  it('fold at once when the next of several matters is asked about', async () => {
    const conversation = randomUUID()
    await say(
      '我要投诉两件事。第一，翠湖小区3号楼电梯坏了三天没人修。第二，奎文区新华路老李烧烤半夜在路边摆摊，噪声很大。',
      conversation,
    )
    await say('我姓李，电话13812345678', conversation)
    await say('提交', conversation)
    const page = await visitor.read(`/weifang?c=${conversation}`)
    expect(receiptsIn(page).map(({ tag }) => tag)).toEqual(['details'])
    expect(page.indexOf('接着说您的另一件事')).toBeGreaterThan(page.indexOf('class="receipt"'))
  })
})

describe('news of an order', () => {
  it('stands in the conversation it was filed in', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    const path = `/weifang?c=${citizen.conversationId}`
    expect(await visitor.read(path)).not.toContain('办理通知')
    const { does } = castOf(jiban, 'weifang', card.no)
    await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
    await does('unit-clerk of housing', { type: 'sign' })
    await does('unit-clerk of housing', { type: 'submit-reply', reply: { result: '三盏路灯已经修好。' } })
    const page = await visitor.read(path)
    expect(page).toContain('办理通知')
    expect(page).toContain('三盏路灯已经修好。')
    const { rows } = await jiban.database.pool.query(
      `select distinct state from delivery where conversation_id = $1 and form = 'text' and purpose <> 'receipt'`,
      [citizen.conversationId],
    )
    expect(rows).toEqual([{ state: 'accepted' }])
  })
})

describe('a conversation without scripts', () => {
  it('answers with the source as a card that opens the entry', async () => {
    const conversation = randomUUID()
    const sent = await say('身份证丢了怎么补办？', conversation)
    expect(sent.status).toBe(303)
    const page = await visitor.read(sent.headers.get('location')?.split('#')[0] ?? '')
    expect(page).toContain('href="/weifang/knowledge/id-card.lost-replacement"')
    expect(page).toContain('《中华人民共和国居民身份证法》第')
    expect(page).not.toContain('来源：')
    expect(page).toContain('<span class="n">1</span> 有帮助')
  })

  it('takes the same message once, however often the form is sent', async () => {
    const conversation = randomUUID()
    const message = randomUUID()
    await say('身份证丢了怎么补办？', conversation, message)
    await say('身份证丢了怎么补办？', conversation, message)
    const page = await visitor.read(`/weifang?c=${conversation}`)
    expect(page.match(/data-seq=/g)).toHaveLength(1)
  })

  it('offers choices for the newest turn only', async () => {
    const conversation = randomUUID()
    await say('身份证丢了怎么补办？', conversation)
    await say('租房可以提取公积金吗？', conversation)
    const page = await visitor.read(`/weifang?c=${conversation}`)
    expect(page.match(/class="options"/g)).toHaveLength(1)
  })

  it('makes the emergency numbers of an urgent reply dial', async () => {
    const conversation = randomUUID()
    await say('家里着火了，快来人', conversation)
    expect(await visitor.read(`/weifang?c=${conversation}`)).toContain('<a class="dial" href="tel:119">')
  })

  it('shows what was written as text, never as markup', async () => {
    const conversation = randomUUID()
    await say('<img src=x onerror=alert(1)> 身份证丢了怎么补办？', conversation)
    const page = await visitor.read(`/weifang?c=${conversation}`)
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x')
  })

  it('keeps what was typed when the page has expired', async () => {
    const answer = await visitor.post('/weifang/chat', {
      text: '身份证丢了',
      conversation: '../x',
      message: 'm',
    })
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toMatch(/<textarea[^>]*>身份证丢了<\/textarea>/)
    expect(page).toContain('请再发送一次')
  })

  it('refuses a form that another site sends', async () => {
    const conversation = randomUUID()
    const answer = await visitor.post(
      '/weifang/chat',
      { text: '转人工', conversation, message: randomUUID() },
      { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    )
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('没有保存任何内容')
    expect(await visitor.read(`/weifang?c=${conversation}`)).not.toContain('data-seq')
  })
})

describe('the turns after a number', () => {
  it('are only those that are not shown yet', async () => {
    const conversation = randomUUID()
    await say('身份证丢了怎么补办？', conversation)
    await say('租房可以提取公积金吗？', conversation)
    const part = await visitor.read(`/weifang/chat/turns?c=${conversation}&after=1`)
    expect(part).toContain('data-seq="2"')
    expect(part).not.toContain('data-seq="1"')
    expect(part).not.toContain('<html')
  })

  it('of one place are not shown in another', async () => {
    const conversation = randomUUID()
    await say('身份证丢了怎么补办？', conversation)
    expect(await visitor.read(`/fuzhou/chat/turns?c=${conversation}&after=0`)).toBe('')
  })
})
