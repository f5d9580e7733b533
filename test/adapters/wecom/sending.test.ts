import { beforeAll, describe, expect, it } from 'vitest'
import { seededDatabase } from '../../support/jiban.ts'
import { type OpenWecomChannel, openWecomChannel, textEntry } from '../../support/open-wecom.ts'

const lost = '身份证丢了怎么补办'

describe('WeCom customer service, sending', () => {
  let wecom: OpenWecomChannel
  beforeAll(async () => {
    const database = await seededDatabase()
    wecom = await openWecomChannel(database)
    await wecom.ring()
    return async () => {
      await wecom.close()
      await database.close()
    }
  })
  /** Somebody who has just written, so that the window is open on both sides. */
  const reachable = async () => {
    const customer = wecom.someone()
    wecom.server.wrote(customer, textEntry('你好'))
    await wecom.ring()
    await wecom.shows(customer)
    return customer
  }
  const send = (
    customer: string,
    text: string,
    more: Parameters<typeof wecom.outgoing>[2] = {},
    by = wecom.channel,
  ) => {
    if (!by.sender) throw new Error('no sender')
    return by.sender.send(wecom.outgoing(customer, text, more))
  }
  const later = (customer: string) => wecom.shownTo(customer).slice(1)

  it('a long text goes in parts of at most 2048 bytes, in order and whole', async () => {
    const customer = await reachable()
    const text = Array.from({ length: 90 }, (_, index) => `第${index}句话说的是办理的材料和时间。`).join('')
    expect(await send(customer, text)).toMatchObject({ kind: 'sent', allowance: 'customer-service' })
    expect(later(customer).length).toBeGreaterThan(1)
    expect(
      later(customer)
        .map((shown) => shown.text)
        .join(''),
    ).toBe(text)
  })

  it('the sixth message is refused on this side, with what has left', async () => {
    const customer = await reachable()
    expect(await send(customer, '办事大厅的时间。'.repeat(600))).toMatchObject({
      kind: 'refused',
      partsSent: 4,
    })
    const sends = wecom.server.calls.filter(({ body }) => body['touser'] === customer)
    expect(sends).toHaveLength(5)
  })

  it('nothing goes to whom has not written within 48 hours', async () => {
    const before = wecom.server.calls.length
    expect(await send(wecom.someone(), '您的工单有进展')).toMatchObject({ kind: 'refused', partsSent: 0 })
    expect(wecom.server.calls).toHaveLength(before)
  })

  it('choices are buttons, and text with numbers when they do not fit', async () => {
    const customer = await reachable()
    const options = [
      { label: '补办', send: '补办身份证' },
      { label: '换领', send: '换领' },
    ]
    await send(customer, '', { replies: [{ text: '您要办哪一种', options }] })
    expect(later(customer)[0]).toMatchObject({ text: '您要办哪一种', menu: ['补办', '换领'] })
    const many = Array.from({ length: 11 }, (_, index) => ({ label: `第${index}种`, send: `${index}` }))
    await send(customer, '', { replies: [{ text: '您要办哪一种', options: many }] })
    expect(later(customer)[1]?.menu).toEqual([])
    expect(later(customer)[1]?.text).toContain('11. 第10种')
  })

  it.each([
    [-1, 'again'],
    [45009, 'again'],
    [48002, 'again'],
    [95001, 'refused'],
    [95002, 'refused'],
    [95013, 'refused'],
    [99999, 'again'],
  ] as const)('after error %i it is %s', async (code, kind) => {
    const customer = await reachable()
    wecom.server.next('kf/send_msg', { code })
    expect(await send(customer, '您好')).toMatchObject({
      kind,
      partsSent: 0,
      error: expect.stringContaining(`${code}`),
    })
    const closed = (await send(customer, '您好')).kind === 'refused'
    expect(closed).toBe(kind === 'refused')
  })

  it('a message that is not answered counts as used and is sent again with the same id', async () => {
    const customer = await reachable()
    const line = { id: '77' }
    wecom.server.next('kf/send_msg', { hangs: 'taken' })
    expect(await send(customer, '您好', line)).toMatchObject({ kind: 'again', partsSent: 0 })
    expect(await send(customer, '您好', line)).toMatchObject({ kind: 'sent' })
    const ids = wecom.server.calls
      .filter(({ body }) => body['touser'] === customer)
      .map(({ body }) => body['msgid'])
      .slice(-2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^[0-9a-zA-Z_-]{1,32}$/)
  })

  it('a message that did not arrive is told to operators, and closes the window', async () => {
    const customer = await reachable()
    wecom.server.happens({
      msgid: 'fail-1',
      send_time: 1,
      origin: 4,
      msgtype: 'event',
      event: {
        event_type: 'msg_send_fail',
        open_kfid: 'wkAJ2GCAAASSm4',
        external_userid: customer,
        fail_msgid: 'abc',
        fail_type: 10,
      },
    })
    await wecom.ring()
    expect(wecom.said.at(-1)).toContain('用户拒收')
    expect((await send(customer, '您好')).kind).toBe('refused')
  })

  it('a line that the platform took and did not deliver is not left as sent', async () => {
    const customer = wecom.someone()
    wecom.server.wrote(customer, textEntry('你好'))
    await wecom.ring()
    await wecom.shows(customer)
    expect(await wecom.ledgerOf(customer)).toMatchObject([{ state: 'sent' }])
    const [call] = wecom.server.calls.filter(({ body }) => body['touser'] === customer)
    const fails = (fail_msgid: unknown, msgid: string) =>
      wecom.server.happens({
        msgid,
        send_time: 1,
        origin: 4,
        msgtype: 'event',
        event: {
          event_type: 'msg_send_fail',
          open_kfid: 'wkAJ2GCAAASSm4',
          external_userid: customer,
          fail_msgid,
          fail_type: 10,
        },
      })
    fails('somebody else’s', 'fail-2')
    fails(call?.body['msgid'], 'fail-3')
    fails(call?.body['msgid'], 'fail-4')
    await wecom.ring()
    expect(await wecom.ledgerOf(customer)).toMatchObject([{ state: 'given_to_human' }])
  })

  it('tells of a wrong secret where the administrator looks, and never shows it', async () => {
    const { channel } = wecom.another({ secret: 'wrong-secret', openKfId: 'wkOther' })
    const health = await channel.health?.()
    expect(health).toMatchObject({ ok: false, text: expect.stringContaining('secret') })
    expect(JSON.stringify([health, wecom.said])).not.toContain('wrong-secret')
    expect(await wecom.channel.health?.()).toMatchObject({ ok: true })
  })

  describe('a person', () => {
    const writes = async (customer: string, text: string) => {
      wecom.server.wrote(customer, textEntry(text))
      await wecom.ring()
    }
    const stateOf = (customer: string) => wecom.server.sessions.get(customer)?.state

    it('who is asked for gets the conversation; the machine is silent until they have ended it', async () => {
      const customer = await reachable()
      await writes(customer, '转人工')
      await wecom.shows(customer, 2)
      expect(stateOf(customer)).toBe(2)
      expect(later(customer)).toMatchObject([{ menu: [], text: expect.stringContaining('人工') }])
      await writes(customer, lost)
      await wecom.turns(customer, 3)
      const session = wecom.server.sessions.get(customer)
      if (session) session.state = 3
      await writes(customer, '还在吗')
      await wecom.turns(customer, 4)
      await wecom.send()
      expect(later(customer)).toHaveLength(1)
      expect((await wecom.turnsOf(customer)).map(({ text }) => text)).toContain('还在吗')
      if (session) session.state = 4
      await writes(customer, lost)
      expect((await wecom.shows(customer, 3)).at(-1)?.text).toContain('登记')
    })

    it('of the settings takes over; when they are away, the queue does', async () => {
      const { channel } = wecom.another({ servicer: 'zhangsan' })
      const handsOver = { replies: [{ text: '正在为您转人工', handsOver: true }] } as const
      const first = await reachable()
      expect(await send(first, '', handsOver, channel)).toMatchObject({ kind: 'sent', allowance: 'handover' })
      expect(wecom.server.sessions.get(first)).toMatchObject({ state: 3, servicer: 'zhangsan' })
      wecom.server.away.add('zhangsan')
      const second = await reachable()
      expect(await send(second, '', handsOver, channel)).toMatchObject({
        kind: 'sent',
        allowance: 'handover',
      })
      expect(stateOf(second)).toBe(2)
    })

    it('gets the conversation although the process died before the citizen was told, who is told once', async () => {
      const customer = await reachable()
      const line = { id: '88', replies: [{ text: '正在为您转人工', handsOver: true as const }] }
      wecom.server.next('kf/send_msg_on_event', { hangs: 'not-taken' })
      expect(await send(customer, '', line)).toMatchObject({ kind: 'again', partsSent: 0 })
      expect(await send(customer, '', line, wecom.another().channel)).toMatchObject({ kind: 'sent' })
      expect(later(customer)).toHaveLength(1)
    })

    it('is on the desk’s list when the platform has nobody, and the citizen is told', async () => {
      const customer = await reachable()
      wecom.server.next('kf/service_state/trans', { code: 95011 })
      const line = { replies: [{ text: '正在为您转人工', handsOver: true as const }] }
      expect(await send(customer, '', line)).toMatchObject({ kind: 'sent', allowance: 'customer-service' })
      expect(wecom.said.at(-1)).toContain('95011')
    })

    it('who serves is not interrupted: a notice waits, what is urgent goes another way', async () => {
      const customer = await reachable()
      const session = wecom.server.sessions.get(customer)
      if (session) session.state = 3
      expect(await send(customer, '您的工单有进展')).toMatchObject({ kind: 'again', after: expect.any(Date) })
      expect(await send(customer, '请拨打110', { urgent: true })).toMatchObject({ kind: 'refused' })
    })
  })
})
