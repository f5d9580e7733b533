import { detectInjection } from '../understanding/index.ts'
import { canonical, figuresIn } from './figures.ts'

/** One text that an answer may draw on. */
export type SourceText = { readonly id: string; readonly text: string }

/** What is wrong with an answer that a model made; any of these and it is not shown. */
export type AnswerFault =
  | 'empty'
  | 'too-long'
  | 'citation'
  | 'figure'
  | 'law'
  | 'promise'
  | 'steered'
  | 'form'
  | 'ungrounded'
  | 'reversed'

export type MadeAnswer = { readonly answer: string; readonly citations: readonly string[] }

/** What a telephone shows without much scrolling, in characters. */
export const longestAnswer = 400

/**
 * Whether an answer says only what its sources say, as far as that can be seen from the words: null when it may be
 * shown. `best` is the entry that was found to answer the question.
 */
export const faultOfAnswer = (
  made: MadeAnswer,
  best: string,
  retrieved: readonly SourceText[],
): AnswerFault | null => {
  const cited = retrieved.filter(({ id }) => made.citations.includes(id))
  const known = made.citations.every((id) => retrieved.some((source) => source.id === id))
  if (made.answer.trim().length < 4) return 'empty'
  if (made.answer.length > longestAnswer) return 'too-long'
  if (!known || !made.citations.includes(best)) return 'citation'
  const sources = canonical(cited.map(({ text }) => text).join('\n'))
  const answer = canonical(made.answer)
  const failed = checks.find(([, fails]) => fails(answer, sources, made.answer))
  return failed ? failed[0] : null
}

type Check = (answer: string, sources: string, written: string) => boolean

const outside = (some: ReadonlySet<string>, all: ReadonlySet<string>): readonly string[] =>
  [...some].filter((one) => !all.has(one))

const hasForeignFigure: Check = (answer, sources) => outside(figuresIn(answer), figuresIn(sources)).length > 0

const vagueLaw = /有关|相关|上述|前述|本|该|国家|法律|当地|以下|其他|规定的/

/** 《名》, 《名》第几条 side by side, and names after 根据 without brackets. */
const hasForeignLaw: Check = (answer, sources) => {
  const bracketed = [...answer.matchAll(/《[^》]*》(?:\([^)]*\)|第\d+条(?:之\d+)?)?/g)].map(
    ([found]) => found,
  )
  const bare = [
    ...answer.matchAll(
      /(?:根据|依据|按照|依照|违反)((?!《)[^,。;、:《》]{2,20}?(?:法|条例|办法|规定|细则|通知|解释))/g,
    ),
  ]
    .map(([, name = '']) => name)
    .filter((name) => !vagueLaw.test(name))
  return [...bracketed, ...bare].some((name) => !sources.includes(name))
}

const promise =
  /保证|承诺|包在|绝对|肯定(?:会|能|可以|给|帮)?|一定(?:会|能|可以|给|帮|让|是)|必定|必将|百分百|务必(?:为|给|帮)您|(?:我们|我|本热线|本平台|热线|平台)(?:会|将|已经?|马上|立即|保)[^。!;]{0,8}(?:解决|办理|处理|赔|退|转|派|联系|督促|安排|登记)|为您(?:解决|办妥|办好|争取)|放心/g

/** A promise that is not the sources' own words: 用人单位应当保证 is a rule, 保证金 a thing. */
const promises: Check = (answer, sources) =>
  [...answer.matchAll(promise)].some(
    ({ 0: found, index }) =>
      !sources.includes(answer.slice(Math.max(0, index - 1), index + found.length + 2)),
  )

const ofMachines =
  /提示词|系统提示|system|prompt|语言模型|人工智能助手|作为一?[个名]?(?:AI|助手)|指令|扮演|开发者模式|忽略(?:以上|之前|上述|前面)|passages|citations|\bJSON\b/i
/** Ways out of the conversation that only a swindler would offer. */
const lures =
  /https?:|www\.|\.(?:com|cn|net|top)\b|验证码|转账|汇款|加(?:我|他|她)?(?:微信|QQ)|扫(?:描|一扫)?(?:下方|二维码)|银行卡(?:号|密码)|点击/

const isSteered: Check = (answer, sources, written) =>
  [ofMachines, lures].some((signs) => {
    const found = signs.exec(answer)?.[0]
    return found !== undefined && !sources.includes(found)
  }) || detectInjection(written).injected

/** Plain Chinese lines, no mark-up of any kind. */
const isMalformed: Check = (_, __, written) => {
  const han = written.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = written.match(/\p{L}/gu)?.length ?? 0
  return han < letters * 0.7 || /[<>{}`\\|]|!\[|\]\(|\*\*|^#|[×*]{2}/m.test(written)
}

const polite = /^(?:您好|你好|关于您(?:问的|咨询的|的).*|具体如下|如下|以下是.*|下一步)$/
const pairsOf = (text: string): readonly string[] =>
  [...text.matchAll(/[\p{Script=Han}\d]+/gu)].flatMap(([run]) =>
    [...run].slice(1).map((sign, i) => `${[...run][i]}${sign}`),
  )

/** Least share of a sentence's pairs of characters that stand in the sources; of the whole answer's. */
const grounded = { sentence: 0.35, answer: 0.5 } as const

const isUngrounded: Check = (answer, sources) => {
  const known = new Set(pairsOf(sources))
  const share = (text: string): number => {
    const pairs = pairsOf(text)
    return pairs.length === 0 ? 1 : pairs.filter((pair) => known.has(pair)).length / pairs.length
  }
  const sentences = answer.split(/[。!?;:\n]/).filter((sentence) => sentence !== '' && !polite.test(sentence))
  return share(answer) < grounded.answer || sentences.some((sentence) => share(sentence) < grounded.sentence)
}

const denied =
  /(?:不得|不能|不可以|不应当?|不予|不需要|不需|无需|无须|不用|不必|不会|无权|不再|禁止|不)(\p{Script=Han}{2})/gu
const affirmed = /(?<![不无])(?:可以|能够|应当|必须|需要|有权|可|能|应|须)(?!不)(\p{Script=Han}{2})/gu
const objects = (text: string, of: RegExp) => new Set([...text.matchAll(of)].map(([, what = '']) => what))

/** What the sources only forbid is allowed, or the other way round. */
const isReversed: Check = (answer, sources) => {
  const [no, yes] = [objects(sources, denied), objects(sources, affirmed)]
  const [saysNo, saysYes] = [objects(answer, denied), objects(answer, affirmed)]
  const onlyForbidden = new Set(outside(no, yes))
  const onlyAllowed = new Set(outside(yes, no))
  return (
    [...saysNo].some((what) => onlyAllowed.has(what)) || [...saysYes].some((what) => onlyForbidden.has(what))
  )
}

const checks: readonly (readonly [AnswerFault, Check])[] = [
  ['form', isMalformed],
  ['steered', isSteered],
  ['figure', hasForeignFigure],
  ['law', hasForeignLaw],
  ['promise', promises],
  ['ungrounded', isUngrounded],
  ['reversed', isReversed],
]
