import { has, words } from './phrases.ts'
import { blameWords, offenceWords } from './words/nature-words.ts'

const wish =
  '(?:我|我们|俺|本人)?(?:真的?|非常|特别|特意|专门|很|就是|今天|在这里|借此|通过12345|一直|只是)*(?:想|要|来|特|特此|必须|得|衷心|由衷|再次|郑重)+(?:通过[^，。]{2,8})?(?:好好)?(?:地)?'
/** "想表扬……", "给……点赞", "送锦旗": somebody is to be praised, not merely thanked at the end of a letter. */
const praising = new RegExp(
  `(?:${wish}(?:对[^，。]{2,24})?(?:表示)?(?:表扬|感谢|夸夸|夸奖|夸一夸|称赞|点赞|致谢|道谢|谢谢)(?!信怎么|政策|条件)|(?:给|为)(?!你们|您)[^，。]{2,20}(?:点个?赞|点一个赞|送(?:一?面)?锦旗|写(?:一?封)?(?:表扬|感谢)信)|(?<!(?:要求|让|逼|叫)[^，。]{0,6})(?:送|写)(?:一?面|一?封)?(?:锦旗|表扬信|感谢信)|^(?![^，。]{0,4}你们)[^，。]{0,6}(?:表扬|点名表扬|点赞|感谢信|表扬信)(?!奖励|制度|条件|怎么|大会|政策|标准|了他))`,
)
/** 感谢网格员小李，帮我家抽水: thanks that open the message, to somebody of their own. */
const thanking =
  /^(?:非常|特别|衷心|真心|十分)?感谢(?!你们|您|12345|热线)[^，。]{0,12}(?:师傅|网格员|民警|交警|警察|老师|医生|护士|大夫|工作人员|司机|大姐|大哥|同志|环卫工|保安|志愿者|社区|小[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗])[^。]{0,40}(?:帮|救|送|找回|及时|热心|耐心|负责|修好|解决)/
/** "办事员态度真好", told of somebody else. */
const approving =
  /(?:办事员|工作人员|师傅|医生|护士|大夫|民警|交警|警察|老师|司机|保安|环卫工|窗口|大厅|社区|网格员|快递员|服务员)[^，。；！？]{0,12}(?:态度|服务|人|办事|工作)?(?:真的?|特别|非常|很|挺|太|实在)+(?:的)?(?:好|热情|耐心|负责|认真|贴心)/
const asked = /怎么(?:写|评|申请)|有什么(?:条件|标准)|(?:条件|标准|政策|流程)是?什么|吗[？?。]?$/
/** A person or a unit is praised or thanked. With a wrong told beside it, the wrong is what counts. */
export function praises(text: string): boolean {
  return (
    text.length <= longest &&
    (praising.test(text) || approving.test(text) || thanking.test(text)) &&
    !asked.test(text) &&
    !wrong(text)
  )
}

/** A letter that thanks somebody wants something else as well. */
const longest = 160
const stillWrong = words`但我要 但今天 提几点建议 没人 没有人 至今 到现在 一直没 还没 还不 仍`

/** 帮我妈跑了三趟: run by the one who is praised. */
const ranForUs = /(?:帮|替|陪|为)[^，。]{1,6}(?:跑|来回)了?[^，。]{1,4}[趟次遍回]/g

const wrong = (whole: string): boolean => {
  const text = whole.replace(ranForUs, '')
  return has(text, blameWords) || has(text, offenceWords) || has(text, stillWrong)
}
