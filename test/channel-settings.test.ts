import { describe, expect, it } from 'vitest'
import { isChannelFile } from '../src/channel-settings.ts'
import { readChannels, widgetOriginsOf } from '../src/open-channels.ts'
import { allPlaces } from '../src/rules/index.ts'
import { testAccount } from './support/wechat-push.ts'

const [place, other] = allPlaces
if (!place || !other) throw new Error('no places')
const { aesKey, ...account } = testAccount

const faultsOf = (text: string): string => {
  try {
    readChannels(text)
    return ''
  } catch (fault) {
    return (fault as Error).message
  }
}

describe('the settings of the channels', () => {
  it('are read from YAML and from JSON alike, with defaults', () => {
    const given = {
      [place]: { wechat: { ...account, aesKey }, web: { origins: ['https://www.example.cn'] } },
    }
    const yaml = [
      `${place}:`,
      '  wechat:',
      ...Object.entries({ ...account, aesKey }).map(([name, value]) => `    ${name}: '${value}'`),
      '  web: {origins: ["https://www.example.cn"]}',
    ].join('\n')
    const read = readChannels(yaml)
    expect(read).toEqual(readChannels(JSON.stringify(given)))
    expect(read.wechat[place]).toMatchObject({ ...account, mode: 'safe' })
    expect(widgetOriginsOf(read)(place)).toEqual(['https://www.example.cn'])
    expect(widgetOriginsOf(read)(other)).toEqual([])
  })

  it('may be empty, and so may a channel that needs nothing', () => {
    for (const text of ['', '\n', '{}', `${place}:`, '# nothing yet'])
      expect(readChannels(text).wechat).toEqual({})
    expect(readChannels(`${place}: {web: }`).web[place]).toEqual({ origins: [] })
  })

  it('tell every fault at once by place, channel and field', () => {
    const told = faultsOf(
      JSON.stringify({
        nowhere: { wechat: {} },
        [place]: { wechat: { ...account, appId: '' }, telegram: {}, web: { origins: ['https://a.cn/path'] } },
        [other]: ['wechat'],
      }),
    )
    for (const line of [
      'nowhere: no such place',
      `${place}.wechat.appId: `,
      `${place}.telegram: no such channel`,
      `${place}.web.origins.0: must be an origin`,
      `${other}: must be a map`,
    ])
      expect(told).toContain(line)
    expect(told.split('\n').filter((line) => line.startsWith('  ')).length).toBeGreaterThanOrEqual(5)
  })

  it.each([
    ['a value of the wrong form', { [place]: { wechat: { ...account, aesKey: 'the-secret-key' } } }],
    ['a value of the wrong kind', { [place]: { wechat: { ...account, token: { a: 'the-secret-key' } } } }],
    ['an unknown channel', { [place]: { other: { key: 'the-secret-key' } } }],
    ['no map at all', 'the-secret-key: [1'],
    ['a broken line', `${'x'.repeat(3)}:\n  wechat: {appSecret: the-secret-key\n`],
    ['a tag', `${place}: !!js/function the-secret-key`],
    ['the same name twice', `${place}:\n  web: {}\n  web: {the-secret-key: 1}\n`],
  ])('show no value of a secret: %s', (_, given) => {
    const told = faultsOf(typeof given === 'string' ? given : JSON.stringify(given))
    expect(told).toContain('JIBAN_CHANNELS cannot be used')
    expect(told.replaceAll('Unrecognized key: "the-secret-key"', '')).not.toContain('the-secret-key')
  })

  it('do not grow beyond measure by referring to themselves', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (let i = 0; i < 9; i += 1) {
      const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)]
      bomb.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join()}]`)
    }
    expect(faultsOf(bomb.join('\n'))).toContain('refers to itself')
  })

  it('take a name without structure for the path of a file', () => {
    expect(['channels.yaml', '/etc/jiban/channels.json'].map(isChannelFile)).toEqual([true, true])
    expect(['', ' ', '{}', '{"a":1}', `${place}:`, `${place}:\n  web:\n`].map(isChannelFile)).toEqual(
      Array(6).fill(false),
    )
  })
})
