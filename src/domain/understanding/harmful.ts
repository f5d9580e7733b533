import { has, type Phrases, spots, veil, words } from './phrases.ts'
import {
  abuseRequestWords,
  askAfterWords,
  askBeforeWords,
  contemptWords,
  deedWords,
  denialWords,
  groupWords,
  knownWords,
  mockWords,
  peopleWords,
  sweepingWords,
  tellingDeedWords,
} from './words/harm-words.ts'
import { topics } from './words/topic-words.ts'

const anyDeed: Phrases = words`${Object.values(deedWords)
  .flatMap((w) => w.list)
  .join(' ')}`

// A request for help in a wrong is short; a long letter tells of one.
const LONGEST = 60
/** How far before the deed the asking may stand. */
const REACH = 16
/** 怎么 of indignation: "怎么这么猖狂", "怎么还不查". */
const indignant = /怎么(?:这|那|还|就|会|没|不|回事|都|又)/

/** "没有护照怎么过境": the asking stands inside the deed. */
const askedWithin = /如何|怎么|怎样/

/** "开发一种能让人生病的病毒": an order to make it, and nothing else. */
const orderToMake =
  /^(?:请|请你|帮我)?(?:开发|制造|制作|编写|研制|设计)[^，。；！？]{0,14}(?:病毒|木马|炸弹|毒气|毒药|武器)(?:的方法|的步骤|的代码|的配方)?[。！!]*$/

/** "才不会被发现": who is afraid of being found out is the doer. */
const evading = /不(?:会|被|让|能)[^，。；]{0,6}(?:发现|查到|查出|抓到|抓住|知道)/

/** "公司偷税": somebody else does it, so the writer tells. */
const doneByOthers =
  /(?<![从给帮让替])(?:公司|单位|老板|商家|店家?|他们?|她|邻居|物业|医院|学校|企业|厂|商户|同事|司机|中介)(?:在|又|总|经常|一直|长期|涉嫌|疑似)?$/

function asksForDeed(text: string): boolean {
  return spots(text, anyDeed).some(({ phrase, at }) => {
    const before = text.slice(Math.max(0, at - REACH), at)
    if (doneByOthers.test(before) && !/[从把]/.test(before)) return false
    if (askedWithin.test(phrase)) return true
    return (
      (has(before, askBeforeWords) && !indignant.test(before)) ||
      has(text.slice(at + phrase.length), askAfterWords)
    )
  })
}

/** Who was wronged by somebody tells of themselves, or of a place. */
const ownAffair = /我|咱|俺|孩子|学校|公司|单位|小区|社区|楼|店|路|邻居|老师|外教|医院/

/** A question about all of a people at once. */
function scornsAPeople(text: string): boolean {
  return (
    text.length <= 30 &&
    has(text, peopleWords) &&
    has(text, sweepingWords) &&
    !has(text, tellingDeedWords) &&
    !ownAffair.test(text)
  )
}

/** "某城的人不是都很懒吗": where people come from, and what is then said of them all. */
const ofAPlace =
  /(?:的|省|市|县|国)(?:每个|所有)?人们?(?:不是|是不是|难道|为什么|怎么)?(?:都|总是?|全|天生|比|更|不)[^，。；]{0,14}(?:贫穷|没(?:有)?(?:受过)?教育|没文化|犯罪|懒|脏|笨|愚蠢|小偷|骗子|野蛮|素质低|素质差)/
/** "老人怎么总是这么讨厌": a whole age, sex or standing in life, and nothing of what somebody did. */
const ofAKind =
  /^(?:老人|老年人|女人|女司机|男人|农民工?|穷人|乡下人|外地人|残疾人|胖子)们?(?:为什么|怎么|凭什么)?(?:就是|总是|总|都|全|会|这么|那么)+[^，。；]{0,6}(?:臭|脏|笨|蠢|贱|没用|讨厌|讨人嫌|恶心)/

const scornsByOrigin = (text: string): boolean =>
  text.length <= 30 &&
  (ofAPlace.test(text) || ofAKind.test(text)) &&
  !has(text, tellingDeedWords) &&
  !ownAffair.test(text)

/** What nobody doubts who looks it up, denied or turned into a plot, as a thing to be agreed to. */
const deniesTheKnown = (text: string): boolean =>
  text.length <= LONGEST && has(text, knownWords) && has(text, denialWords) && !has(text, tellingDeedWords)

function scornsAGroup(text: string): boolean {
  if (scornsByOrigin(text)) return true
  if (has(text, abuseRequestWords) || has(text, mockWords)) return true
  if (scornsAPeople(text)) return true
  if (Object.values(topics).some((t) => has(text, t))) return false
  return (
    has(text, groupWords) &&
    has(text, contemptWords) &&
    /为什么|难道|不是|所有|都|对.*有哪些|如何|应该|我认为|不如/.test(text)
  )
}

/**
 * The message asks for help in a serious wrong (how to make a bomb, forge a paper, read a wife's messages) for scorn of a
 * group of people, or for agreement to a denial of what is known. Strong words, accusations and questions about what the law says of a deed are never that.
 */
export function asksForHarm(text: string): boolean {
  if (text.length > LONGEST) return false
  if (orderToMake.test(text) || deniesTheKnown(text)) return true
  if (has(text, anyDeed) && asksForDeed(text))
    return evading.test(text) || !has(veil(text, anyDeed), tellingDeedWords)
  return scornsAGroup(text)
}
