import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { publishMenu, wechatSettingsSchema } from '../../../adapters/wechat-official/index.ts'
import { menuSchema, platformMenu } from '../../../adapters/wechat-official/menu.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { testAccount } from '../../support/wechat-push.ts'
import { type WechatServer, wechatServer } from '../../support/wechat-server.ts'

const place = placeIdSchema.parse('weifang')
const shipped = parse(
  readFileSync(join(import.meta.dirname, '../../../adapters/wechat-official/menu.yaml'), 'utf8'),
)

describe('publishing', () => {
  let server: WechatServer
  beforeEach(async () => {
    server = await wechatServer()
  })
  afterEach(() => server.close())
  const publish = (dryRun = false) => {
    const settings = wechatSettingsSchema.parse({
      ...testAccount,
      apiBase: server.url,
      publicUrl: 'https://12345.example.cn',
    })
    return publishMenu(place, settings, shipped, dryRun)
  }

  it('gives the account the menu', async () => {
    expect(await publish()).toContain('菜单已发布')
    expect(server.menus).toMatchObject([
      { button: [{ name: '问政策' }, { name: '反映问题' }, { name: '转人工' }] },
    ])
  })

  it('only shows it in a dry run', async () => {
    expect(JSON.parse(await publish(true))).toMatchObject({ button: [{}, {}, {}] })
    expect(server.calls).toEqual([])
  })

  it('tells what the platform has against it', async () => {
    server.next('stable_token', { code: 40164, message: 'invalid ip 203.0.113.7, not in whitelist' })
    await expect(publish()).rejects.toThrow('加入 203.0.113.7')
    server.next('menu/create', { code: 48001 })
    await expect(publish()).rejects.toThrow('48001')
  })
})

describe('the menu', () => {
  it('as shipped is one the platform takes', () => {
    const { button } = platformMenu(menuSchema.parse(shipped), place, 'https://12345.example.cn')
    expect(button).toHaveLength(3)
    expect(button[0]).toMatchObject({
      sub_button: [
        { type: 'click', key: 'say:帮助' },
        { type: 'view', url: 'https://12345.example.cn/weifang/knowledge' },
      ],
    })
    expect(button[2]).toEqual({ type: 'click', name: '转人工', key: 'say:转人工' })
  })

  it.each([
    ['a fourth button', { buttons: Array.from({ length: 4 }, () => ({ name: '一', say: '一' })) }],
    [
      'a sixth item',
      { buttons: [{ name: '一', items: Array.from({ length: 6 }, () => ({ name: '一', say: '一' })) }] },
    ],
    ['a name too long', { buttons: [{ name: '太长的名字了吧', say: '一' }] }],
    ['a key too long', { buttons: [{ name: '一', say: '长'.repeat(42) }] }],
    ['a button that does two things', { buttons: [{ name: '一', say: '一', open: '/' }] }],
    ['a page elsewhere', { buttons: [{ name: '一', open: 'https://a.example' }] }],
    ['no buttons', { buttons: [] }],
  ])('is refused with %s', (_, menu) => {
    expect(menuSchema.safeParse(menu).success).toBe(false)
  })

  it('that opens pages needs to know where this service is', () => {
    expect(() => platformMenu(menuSchema.parse(shipped), place, undefined)).toThrow('publicUrl')
  })
})
