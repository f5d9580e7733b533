import { detectCommand } from '../../domain/understanding/index.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'

/** 我想咨询一下, 有个问题想问: somebody begins, and has not asked yet. */
const onlyBegins =
  /^(?:(?:你好|您好|请问|我们?|[，,。、\s])*)(?:(?:想|要|需要|来)*(?:咨询|请教|打听|问问|问|(?<=[想要])了解)(?:一?下|一?个|点|些|你们?|您)*(?:事儿?|事情|问题|政策|业务)?|有(?:一?个|点|些)?(?:事儿?|事情|问题)(?:想|要)?(?:咨询|请教|问)?(?:一?下|你们?|您)?|(?:问题|政策|业务|相关)咨询)[吗呢吧啊了。！!？?\s]*$/

/** 我, 想, 那个: the first characters of something, sent before it was told. */
const begun =
  /^(?:我|想|你|您|俺|的|就|那|这|是|有|在|要|说|个|额|请|问|那个|这个|就是|然后|还有|因为|所以|但是|我想|我要|我们|俺们|想问|请问|你们|跟你说|我说|我跟你说)[，。…、~～ ]*$/

/** 提交, 是, 跳过 or a number with nothing they could answer, or a mere beginning: nothing to look up or to take in. */
export const bareWord: Step = async (turn) =>
  begun.test(turn.message.text.trim())
    ? say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.goOn, options: [options.human] })
    : unasked(turn)

const unasked = (turn: TurnContext): TurnDraft | null =>
  detectCommand(turn.message.text) === null && !onlyBegins.test(turn.message.text.trim())
    ? null
    : say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
