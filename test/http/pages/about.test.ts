import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const about = async (place: string) =>
  (await visitor.read(`/${place}/about`)).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, '')

describe('the page about a place says what its regulation says and no other', () => {
  it('who keeps the knowledge base, and that it can be searched by oneself [W-31]', async () => {
    const page = await about('weifang')
    expect(page).toContain('由市12345热线工作机构建立维护，承办单位负责更新，最新政策和答复内容实时推送')
    expect(page).toContain('内容有法律法规、政策、案例解读、办事指南和便民信息。您可以自己查询。')
    expect(await about('fuzhou')).not.toContain('实时推送')
  })

  it('with whom data are shared and what is made public [W-28] [W-30] [F-01]', async () => {
    expect(await about('weifang')).toContain(
      '办理数据与县（市、区）政府业务系统、市政府工作部门业务系统共享，只用于办理。依据：第三十条',
    )
    expect(await about('weifang')).toContain('依法公开受理渠道、办理流程。依据：第二十八条')
    expect(await about('fuzhou')).toContain('依法公开办理结果。')
    expect(await about('pingdingshan')).not.toMatch(/依法公开|共享，只用于办理/)
  })

  it('how people have to use it, and what follows [W-08] [W-33]', async () => {
    expect(await about('weifang')).toContain(
      '请不要无正当理由反复使用、长时间占用、骚扰侮辱威胁热线；违反治安管理规定的，移交公安机关依法处理。依据：第十二条、第三十四条',
    )
    expect(await about('pingdingshan')).not.toContain('无正当理由反复使用')
  })

  it('that looking into the data leaves a trace [D-23]', async () => {
    expect(await about('district-supervision')).toContain('业务系统的访问查询全过程留痕。依据：第十七条')
    expect(await about('generic-city')).not.toContain('访问查询全过程留痕')
  })

  it('how days are counted, who may ask and whose name is kept back [W-07]', async () => {
    const page = await about('weifang')
    expect(page).toContain('从第二天起算，最后一天24时到期')
    expect(page).toContain('“当天”“当日”指当天24时以前，节假日也一样')
    expect(page).toContain('个人、企业、其他组织都可以提出。')
    expect(page).toContain('举报的，可以要求对个人信息保密依据：第十一条第三款')
    expect(page).toContain('第一时间对照派单目录')
  })

  it('which way a matter goes, up or down [D-02] [P-02]', async () => {
    expect(await about('district-supervision')).toContain(
      '先由基层承办，办不了的逐级向上提交。依据：第四条、第十二条',
    )
    expect(await about('pingdingshan')).toContain('由上到下逐级交办。依据：一（四）')
  })
})
