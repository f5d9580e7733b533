import type { Facts } from '../../matter.ts'
import { asksForHarm } from '../harmful.ts'
import { isQuestion } from '../nature.ts'
import { has, spots } from '../phrases.ts'
import {
  askForWords,
  commercialSecretWords,
  disclosureWords,
  indecentWords,
  insultWords,
  otherPersonWords,
  ownDataWords,
  privateDataWords,
  rumourWords,
  stateSecretWords,
  subversionTellingWords,
  subversionWords,
  workSecretWords,
} from '../words/limit-words.ts'
import type { Told } from './proceedings.ts'

const asksToKnow = /查|告诉|提供|给我|想知道|打听|是什么|是谁|多少|发给|弄到|搞到|看看|透露|公布|要一份|拿到/

/** Asks for another person's private data: the person, the data and the asking within one clause or two. */
function asksForPrivacy(text: string): boolean {
  return spots(text, privateDataWords).some(({ phrase, at }) => {
    const around = text.slice(Math.max(0, at - 22), at + phrase.length + 8)
    if (/投诉|举报.{0,4}(?:店|公司|厂)/.test(around) && !/谁(?:举报|投诉)|举报人|投诉人/.test(around))
      return false
    const person = spots(around, otherPersonWords)[0]
    return person !== undefined && has(around, askForWords) && !has(around.slice(person.at), ownDataWords)
  })
}

const whoReported =
  /(?:谁|哪个|哪位|什么人)(?:举报|投诉)(?:的|了)?我|(?:举报|投诉)(?:我的)?人(?:的)?(?:是谁|姓名|电话|名字|信息)|是谁(?:举报|投诉)/

// Who asks for a secret asks briefly; a letter that names a tender price or a record tells of one.
const LONGEST_REQUEST = 100

function secretOf(text: string): Facts['secret'] | undefined {
  if (text.length > LONGEST_REQUEST) return undefined
  if (has(text, stateSecretWords) && asksToKnow.test(text)) return 'state'
  if (has(text, workSecretWords) && asksToKnow.test(text)) return 'work'
  if (has(text, commercialSecretWords) && asksToKnow.test(text)) return 'commercial'
  return whoReported.test(text) || asksForPrivacy(text) ? 'privacy' : undefined
}

/** Insults and nothing else to be dealt with. */
function onlyDefames(text: string): boolean {
  const hits = spots(text, insultWords)
  const insulted = hits.reduce((sum, h) => sum + h.phrase.length, 0)
  return (
    hits.length > 0 &&
    !isQuestion(text) &&
    text.length - insulted < 12 &&
    /是|就是|都是|真是|这个|那个|局长|书记|主任/.test(text)
  )
}

/** What no hotline may take: secrets, requests for something unlawful or indecent, rumour, defamation, subversion. */
export function limitFacts(text: string, told: Told): Partial<Facts> {
  const secret = secretOf(text)
  return {
    ...(secret ? { secret } : {}),
    ...(has(text, disclosureWords) && !told.asks ? { info_disclosure: true } : {}),
    ...(has(text, indecentWords) && !/举报|投诉|反映|有人|发现|传播|敲诈|勒索|威胁|被骗/.test(text)
      ? { public_order: true }
      : {}),
    ...(has(text, rumourWords) ? { rumor: true } : {}),
    ...(onlyDefames(text) ? { defamation: true } : {}),
    ...(has(text, subversionWords) && !has(text, subversionTellingWords) && !isQuestion(text)
      ? { subversion: true }
      : {}),
    ...(asksForHarm(text) ? { illegal: true } : {}),
  }
}
