import {
  addressPiece,
  bareWish,
  detectCommand,
  isQuestion,
  onlyDemands,
} from '../../domain/understanding/index.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { askMatter } from './ask-matter.ts'
import { nothingToSubmit } from './nothing-to-submit.ts'
import { toFiledOrder } from './wishes-first.ts'

/** 我想咨询一下, 有个问题想问: somebody begins, and has not asked yet. */
const onlyBegins =
  /^(?:(?:你好|您好|请问|我们?|[，,。、\s])*)(?:(?:想|要|需要|来)*(?:咨询|请教|打听|问问|问|(?<=[想要])了解)(?:一?下|一?个|点|些|你们?|您)*(?:事儿?|事情|问题|政策|业务)?|(?:想|要|来|需要)*办(?:一?个|点|些|一下)?(?:事儿?|事情|业务)|有(?:一?个|点|些)?(?:事儿?|事情|问题)(?:想|要)?(?:咨询|请教|问)?(?:一?下|你们?|您)?|(?:问题|政策|业务|相关)咨询)[吗呢吧啊了。！!？?\s]*$/

/** 我, 想, 那个: the first characters of something, sent before it was told. */
const begun =
  /^(?:(?:我|想|你|您|俺|的|就|那|这|是|有|在|要|说|个|额|请|问|那个|这个|就是|然后|还有|因为|所以|但是|我想|我要|我们|俺们|想问|请问|你们|跟你说|我说|我跟你说|(?:我们|俺们?|咱们?)(?:村|小区|这|这儿|这里|那儿|那里|单位|家|楼[上下]?)|我家|俺家|小区|没人|有人|不知道(?:怎么|咋|从哪)(?:说|讲|开口)|一言难尽|说来话长)[，。…、~～ ]*){1,3}$/

/** 提交, 是, 跳过 or a number with nothing they could answer, or a mere beginning: nothing to look up or to take in. */
export const bareWord: Step = async (turn) => {
  if (begun.test(turn.message.text.trim()))
    return say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.goOn, options: [options.human] })
  // 退款！！！ is no heading to look up. What is being talked of may be meant by it.
  const { dialogue } = turn.conversation
  if (onlyDemands(turn.read.text) && !('about' in dialogue && dialogue.about))
    return askMatter(turn, bareWish(turn.read.text) ?? '投诉')
  if (unsent.test(turn.message.text.trim()) && !turn.message.attachments?.length)
    return say(
      turn,
      { kind: 'clarify', reason: 'no-picture' },
      { text: canned.noPicture, options: [options.human] },
    )
  return nothingToSubmit(turn) ?? onlyDetails(turn) ?? unasked(turn)
}

/** Where it is or whom to call, before anything of what: kept for the matter, or for the order just filed. */
const onlyDetails = (turn: TurnContext): TurnDraft | null => {
  const { dialogue, orders } = turn.conversation
  if (dialogue.kind !== 'open' || dialogue.about || dialogue.danger) return null
  const { text, extracted } = turn.read
  const place = addressPiece(text)
  const name = titled.test(text.trim()) ? text.trim() : null
  if (isQuestion(text)) return null
  if (place === null && name === null && !onlyNumber.test(text.trim())) return null
  if (orders.length > 0) return toFiledOrder(turn)
  const told = {
    ...extracted,
    ...(place === null ? {} : { place }),
    ...(name === null ? {} : { contactName: name }),
  }
  return askMatter({ ...turn, read: { ...turn.read, extracted: told } }, '求助')
}

/** A picture is spoken of that has not come. */
const unsent =
  /^[^，。]{0,8}(?:看|瞧|认)(?:一?下|看|一看|得出)?[^，。]{0,4}(?:照片|图片|截图|图|相片)[^，。]{0,4}[吗吧呢。？?]?$/
const onlyNumber = /^(?:我的?)?(?:电话|手机|号码)?号?码?[是为:：\s]*1[3-9]\d{9}[。]?$/
const titled = /^(?:我姓|我是|免贵姓)?[\u4e00-\u9fa5]{1,3}(?:先生|女士|小姐|大爷|大妈|阿姨|师傅)$/

const unasked = (turn: TurnContext): TurnDraft | null =>
  detectCommand(turn.message.text) === null && !onlyBegins.test(turn.message.text.trim())
    ? null
    : say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
