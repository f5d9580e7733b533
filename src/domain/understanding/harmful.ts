import { has, type Phrases, spots, veil, words } from './phrases.ts'
import {
  abuseRequestWords,
  askAfterWords,
  askBeforeWords,
  contemptWords,
  deedWords,
  groupWords,
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

/** "公司偷税": somebody else does it, so the writer tells. */
const doneByOthers =
  /(?<![从给帮让替])(?:公司|单位|老板|商家|店家?|他们?|她|邻居|物业|医院|学校|企业|厂|商户|同事|司机|中介)(?:在|又|总|经常|一直|长期|涉嫌|疑似)?$/

function asksForDeed(text: string): boolean {
  return spots(text, anyDeed).some(({ phrase, at }) => {
    const before = text.slice(Math.max(0, at - REACH), at)
    if (doneByOthers.test(before) && !/[从把]/.test(before)) return false
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

function scornsAGroup(text: string): boolean {
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
 * The message asks for help in a serious wrong (how to make a bomb, forge a paper, read a wife's messages) or for scorn of
 * a group of people. Strong words, accusations and questions about what the law says of a deed are never that.
 */
export function asksForHarm(text: string): boolean {
  if (text.length > LONGEST) return false
  if (has(text, anyDeed) && asksForDeed(text)) return !has(veil(text, anyDeed), tellingDeedWords)
  return scornsAGroup(text)
}
