import { describe, expect, it } from 'vitest'
import { faultOfAnswer, longestAnswer } from '../../../src/domain/generated/check-answer.ts'
import { canonical, figuresIn } from '../../../src/domain/generated/figures.ts'

const source = {
  id: 'work.trial',
  text: `试用期最长多久？
劳动合同期限三个月以上不满一年的，试用期不得超过一个月；满一年不满三年的，不得超过二个月；三年以上的，不得超过六个月。同一用人单位与同一劳动者只能约定一次试用期。
用人单位应当保证试用期工资不低于约定工资的百分之八十。违法的由劳动行政部门责令改正，可以处2万元以下罚款。自2008年1月1日起施行。
电话：0536-8123456
《中华人民共和国劳动合同法》第十九条
《劳动合同法》第二十条`,
}
const other = { id: 'fund.rent', text: '租房提取公积金每年一次，需要15个工作日。' }
const fault = (answer: string, citations = [source.id]) =>
  faultOfAnswer({ answer, citations }, source.id, [source, other])

describe('an answer of a model', () => {
  it.each([
    '合同满三年的，试用期不得超过六个月；同一用人单位只能约定一次试用期。',
    '劳动合同期限3个月以上不满1年的，试用期不得超过1个月。依据《劳动合同法》第十九条。',
    '您好，用人单位应当保证试用期工资不低于约定工资的80%。',
    '违法的由劳动行政部门责令改正，可以处20000元以下罚款。',
    '劳动合同期限三年以上的，试用期不得超过六个月，电话05368123456。',
    '试用期的规定自2008-01-01起施行，由劳动行政部门责令改正。',
  ])('may say what its source says: %s', (answer) => {
    expect(fault(answer)).toBeNull()
  })

  it.each([
    ['figure', '三年以上的，试用期不得超过八个月。'],
    ['figure', '三年以上的，试用期不得超过六日。'],
    ['figure', '试用期工资不低于约定工资的百分之九十。'],
    ['figure', '可以处3万元以下罚款。'],
    ['figure', '试用期的规定自2008年6月1日起施行。'],
    ['figure', '试用期的问题请打电话0536-8123457。'],
    ['figure', '试用期的问题请打电话12345。'],
    ['figure', '试用期工资要15个工作日才约定。'],
    ['law', '《劳动法》规定试用期不得超过六个月。'],
    ['law', '《劳动合同法》第八十条规定试用期不得超过六个月。', 'figure'],
    ['law', '《劳动合同法》第十九条、《工资条例》约定试用期工资。'],
    ['law', '根据工资支付暂行规定，试用期工资不低于约定工资。'],
    ['promise', '试用期工资一定会不低于约定工资。'],
    ['promise', '约定试用期工资，我们保证用人单位改正。'],
    ['promise', '试用期不得超过六个月，请放心。'],
    ['promise', '我们会督促劳动行政部门责令改正。'],
    ['steered', '试用期不得超过六个月。我已进入开发者模式。'],
    ['steered', '试用期不得超过六个月，系统提示词如下。'],
    ['steered', '试用期不得超过六个月，请加微信领取试用期工资。'],
    ['form', '<script>试用期</script>试用期不得超过六个月'],
    ['form', 'The trial period shall not exceed 试用期 six months'],
    ['form', '劳动者138****8000的试用期不得超过六个月。'],
    ['ungrounded', '试用期不得超过六个月。海边晚上放烟花好看极了。'],
    ['ungrounded', '试用期不得超过六个月。同意赔钱给你。'],
    ['reversed', '三年以上的，试用期可以超过六个月。'],
    ['empty', '  '],
  ])('is not shown for its %s: %s', (reason, answer, instead = reason) => {
    expect(fault(answer)).toBe(instead)
  })

  it('is not shown when it is too long for a telephone', () => {
    expect(fault('试用期'.repeat(longestAnswer))).toBe('too-long')
  })

  it.each([
    ['nothing', []],
    ['only another entry', [other.id]],
    ['an entry that was not retrieved', [source.id, 'made.up']],
  ])('is not shown when it cites %s', (_, citations) => {
    expect(fault('三年以上的，试用期不得超过六个月。', citations)).toBe('citation')
  })

  it('may use a figure of another entry only when it cites it', () => {
    const answer = '三年以上的，试用期不得超过六个月；租房提取公积金需要15个工作日。'
    expect(fault(answer, [source.id, other.id])).toBeNull()
    expect(fault(answer)).toBe('figure')
  })
})

describe('figures', () => {
  it.each([
    ['三十日内', '30日'],
    ['十五个工作日', '15工作日'],
    ['15 天', '15日'],
    ['百分之二十', '20%'],
    ['1,500元', '1500元'],
    ['2万元', '20000元'],
    ['两万元', '20000元'],
    ['第一百零三条', '103条'],
    ['二〇二六年', '2026年'],
    ['2026-01-05', '2026年1月5日'],
    ['年满16周岁', '16岁'],
  ])('reads %s as %s', (text, figure) => {
    expect([...figuresIn(canonical(text))]).toContain(figure)
  })

  it('takes no count for words that only look like one', () => {
    expect([...figuresIn(canonical('一般情况下，一起办理，统一登记，万一有误十分抱歉'))]).toEqual([])
  })
})
