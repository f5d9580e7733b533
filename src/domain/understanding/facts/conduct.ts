import type { Facts } from '../../matter.ts'
import { has, spots } from '../phrases.ts'
import {
  businessStaffWords,
  officialWords,
  organBlameWords,
  organWords,
  styleWords,
  unclearConductWords,
  violationWords,
} from '../words/conduct-words.ts'
import { affirmed, type Told } from './proceedings.ts'

// How far from the conduct its author may stand.
const REACH_BEFORE = 40
const REACH_AFTER = 16

/** 医院窗口的工作人员: staff words right after a firm's name are the firm's own people. */
const ofTheFirm = /^(?:的|里的?|内|前台|窗口|大厅|柜台|收费)*$/
const staff = /工作人员|窗口|主任|办事员|经办人|组长|科长|大厅|所长|书记/

/** Whether the one who did it serves the public: the nearest actor before the words decides, else one after them. */
function byAnOfficial(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - REACH_BEFORE), at)
  const lastOfficial = spots(before, officialWords).at(-1)
  const lastBusiness = spots(before, businessStaffWords).at(-1)
  if (lastOfficial || lastBusiness) {
    if (!lastBusiness) return true
    // 城管执法人员 after 饭店: the later actor speaks; 医院的工作人员 and 银行窗口 stay the firm's.
    if (!lastOfficial) return false
    const gap = before.slice(lastBusiness.at + lastBusiness.phrase.length, lastOfficial.at)
    const belongs = ofTheFirm.test(gap) && staff.test(lastOfficial.phrase)
    return lastOfficial.at > lastBusiness.at && !belongs
  }
  return has(text.slice(at + length, at + length + REACH_AFTER), officialWords)
}

function conductFound(text: string, words: typeof violationWords): boolean {
  return spots(text, words).some(
    ({ phrase, at }) =>
      byAnOfficial(text, at, phrase.length) &&
      affirmed(text.slice(Math.max(0, at - 12), at + phrase.length + 10), words),
  )
}

function disciplineOf(text: string, told: Told): Facts['discipline'] | undefined {
  if (told.asks && !told.tells) return undefined
  if (conductFound(text, violationWords)) return 'violation'
  if (conductFound(text, styleWords)) return 'style'
  return conductFound(text, unclearConductWords) ? 'unknown' : undefined
}

// In a long letter such bodies are passed by, addressed or thanked; only a direct accusation counts there.
const LETTER = 160
const organOrder = Object.keys(organWords) as (keyof typeof organWords)[]
const asPlace =
  /^(?:路|街|对面|旁|附近|门口|宿舍|家属院|小区|后面|前面|东|西|南|北|[一二三四五六七八九十\d]+路|大院|家园|转业|退役|复员|服役|子弟|家属|市府|政府|办公室主任|领导|书记)/

/** A body outside the administration, when the complaint is about that body's own work. */
function organOf(text: string, told: Told): Facts['organ'] | undefined {
  if (told.asks && !told.tells) return undefined
  return organOrder.find((organ) =>
    spots(text, organWords[organ]).some(({ phrase, at }) => {
      const after = text.slice(at + phrase.length, at + phrase.length + 20)
      const before = text.slice(Math.max(0, at - 8), at)
      if (asPlace.test(after) || isOnlyRoad(before, after)) return false
      if (/(?:投诉|举报|反映|控告)[^，。；！？]{0,6}$/.test(before)) return true
      const onTheWay = /(?:向|去|到|找|给|由|被|在|经)[^，。；！？]{0,6}$/.test(before)
      return text.length <= LETTER && !onTheWay && has(after, organBlameWords)
    }),
  )
}

/** "不行我去纪委", "向检察院举报他": the body is where one would go, not whom one complains of. */
function isOnlyRoad(before: string, after: string): boolean {
  return /(?:向|去|到|找|上)$/.test(before) && /^(?:举报|投诉|告|反映|起诉)/.test(after)
}

/** Conduct of officials, and complaints about bodies that the hotline does not oversee. */
export function conductFacts(text: string, told: Told): Partial<Facts> {
  const organ = organOf(text, told)
  const discipline = disciplineOf(text, told)
  return { ...(discipline ? { discipline } : {}), ...(organ ? { organ } : {}) }
}
