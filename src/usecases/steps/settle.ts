import { firmTrouble, questionsIn } from '../../domain/understanding/index.ts'
import type { Step, TurnContext, TurnDraft } from '../turn/turn.ts'
import { touches } from './likely-entries.ts'
import { declined, leftToFirm } from './no-answer.ts'
import { settleQuestion } from './settle-question.ts'
import { questionBesideMatter, settleSeveral } from './settle-several.ts'

/** Step 5: a consultation is answered at once, or a choice is offered, or it is said that nothing is known. */
export const settle: Step = async (turn) => {
  const beside = await questionBesideMatter(turn)
  if (beside) return beside
  if (!isConsultation(turn)) return (await answerIfSure(turn)) ?? strangeWish(turn)
  const whole = await settleQuestion(turn, turn.read.text)
  // Stored in these very words: one entry answers all of it.
  if (whole.outcome.kind === 'settled' && (whole.outcome.probability ?? 0) >= verbatim) return whole
  const trouble = whole.outcome.kind === 'settled' ? null : firmTrouble(turn.read.text)
  if (trouble !== null && isFarOff(turn, whole)) return leftToFirm(turn, trouble)
  const questions = questionsIn(turn.read.text)
  const several = questions.length > 1 ? await settleSeveral(turn, questions) : null
  return several ?? whole
}

const verbatim = 0.98

/** None of the choices speaks of what was asked (买了理财怎么还没看到呢). */
const isFarOff = (turn: TurnContext, { dialogue }: TurnDraft): boolean =>
  dialogue.kind !== 'clarifying' ||
  !dialogue.choices.some(({ question }) => touches(question, turn.read.text))

/** A complaint in the form of a question, or a wish to do something: answered when the answer is sure, else taken in. */
const answerIfSure = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { read } = turn
  const wishes = read.nature === '求助' && /想|打算|准备/.test(read.text)
  if ((!read.asks && !wishes) || files(turn)) return null
  const answered = await settleQuestion(turn, read.text)
  return answered.outcome.kind === 'settled' ? answered : null
}

/** What people ask of an assistant that talks, and of no city. */
const chores =
  /帮.{0,6}(?:写(?:作业|论文|代码|诗|小说|作文|情书|简历)|点(?:个)?(?:外卖|餐)|做题|解题|翻译|画[张个幅]|叫个?车|订(?:酒店|餐|机票)|买(?:彩票|股票)|算(?:一?卦|命))|讲个?(?:笑话|故事)|唱首?歌|放首?歌|陪我聊/

/** Something is wished for that is no city's business (能帮我写作业吗): an order about it would help nobody. */
const strangeWish = (turn: TurnContext): TurnDraft | null => {
  const { nature, tells, text, emergency } = turn.read
  if (nature !== '求助' || tells || emergency || !chores.test(text)) return null
  return declined(turn, text)
}

/** A question, or words too short to be a complaint: policy is asked for. */
const isConsultation = (turn: TurnContext): boolean => !files(turn) && isAsked(turn)

/** 请问你是12345吗，我要报修路灯，地址是……: told with its place, to be registered. */
const files = ({ read: { text, extracted } }: TurnContext): boolean =>
  extracted.place !== undefined && filing.test(text) && !askingHow.test(text)

const filing = /报修|(?:我|想)(?:想|要|来)?(?:投诉|举报|反映)/
const askingHow = /怎么|如何|哪里|哪儿|什么|多少|多久|能不能|可以吗|吗[？?]?$/

const isAsked = (turn: TurnContext): boolean =>
  turn.read.nature === '咨询' || (turn.read.asks && !turn.read.tells) || isKeyword(turn.read.text)

/** What people type into a search box: 房产证丢失补办, 占道经营投诉电话. */
const isKeyword = (text: string): boolean =>
  text.length <= 16 &&
  !/要求|我要|帮我|请求|强烈/.test(text) &&
  /(?:电话|流程|手续|条件|材料|标准|规定|期限|时限|时效|补办|办理|申请|申领|赔偿|处罚|补偿|多少钱|[吗呢]|哪里办|找谁)[?？。]?$/.test(
    text,
  )
