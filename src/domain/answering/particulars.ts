import { emptyCharacters, faintCharacters, faintWords } from '../lexical/index.ts'

/**
 * Questions about one person's own case, one office's door or telephone, one shop: no policy entry answers these,
 * however much of the wording it shares.
 */
const particulars: readonly RegExp[] = [
  // My own case: how far it is, what is left in the account.
  /(?:我|俺|咱)(?:家)?的?.{0,14}(?:到哪一?步|审批到哪|审核到哪|办到哪|批下来没|下来了没|通过了没|有没有通过|什么时候到账|还剩多少|余额|还有多少钱)/,
  /(?:帮我|给我)(?:查|看)一?下.{0,12}(?:余额|进度|记录|信息|分数|成绩)/,
  /我的.{0,12}查(?:一下|下|询)?.{0,4}(?:余额|进度|记录|结果|分数|成绩)/,
  // One office: its telephone, door, hours, people.
  /(?:电话|号码|手机号)(?:是)?(?:多少|几号|给我|发我)/,
  /(?:在|是)(?:哪条|哪一条)(?:街|路)|几号楼|具体(?:地址|位置)在哪|怎么坐车|坐几路/,
  /(?:中心|窗口|仲裁委|[局院站所处馆厅])的?(?:具体|详细)?(?:地址|位置|门牌号?)(?:在哪里?|是哪里?|是多少|是什么|呢|$)/,
  /几点(?:上班|下班|开门|关门|开始办|下课)|(?:周末|周六|周日|星期[六天日]|中午|今天)(?:上班|开门|办公|办业务)(?:吗|不|没)/,
  /(?:主任|书记|局长|所长|院长|校长|班主任|大夫|医生)(?:是谁|叫什么|姓什么|的?电话)/,
  // A shop or a brand to be recommended; a place to buy.
  /哪(?:家|个|款|种)(?:.{0,6})(?:好|便宜|靠谱|最近|有卖)|去哪(?:里|儿)?(?:个店|家店)?买|哪个(?:店|商场|超市|药店)/,
]

/** What a private platform offers its own customers. */
const platformProducts =
  /花呗|借呗|微粒贷|余额宝|零钱通|网商贷|京东白条|芝麻(?:信用|分)|蚂蚁(?:森林|积分|会员|庄园)|(?:视频|音乐|游戏|平台)会员/

export const asksParticular = (question: string): boolean =>
  platformProducts.test(question) || particulars.some((form) => form.test(question))

/** The asker's own town, house, school or employer, or a street by its name. */
const nearby =
  /(?:本|我们?|咱们?|俺们?|这|我家|俺家)的?(?:市|省|县|区|镇|乡|村|街道|小区|学校|单位|公司|厂|里)|[本当这]地|[市县区镇城]里|镇上|我家附近|[\u4e00-\u9fa5]{2,5}(?:街道|大街|大道|路口|新城|社区|花园|镇)(?!居民|道)|[\u4e00-\u9fa5]{2}街(?![边上口道头面])|(?:^|[，。？\s在])[\u4e00-\u9fa5]{2,3}(?<![小社一个])[区县](?![别域级内外])/
const soonOrNow = /今年|明年|本月|下个?月|最近|最新|目前|现在|今天|明天|20\d\d年|具体/
const figure =
  /多少|几[个块元天号点种类分百千万成折]|哪些|发车|班次|哪[天年月日]|什么时候|何时|比例|标准|名额|名单|第几|哪个|哪几|哪所|开始|截止|开通|建成|完工|修好|放不放|发不发|吃的?什么/

/** A figure, a day or a list that is set locally, or for this year: an entry that tells the rule may not hold it. */
export const asksLocalFigure = (question: string): boolean =>
  figure.test(question) && (nearby.test(question) || soonOrNow.test(question))

const fewestCharacters = 3
const saysWhatIsAsked = /几|多[少久大长]|哪|怎|咋|如何|谁|能|可以|[合违犯]法|罚/

/** Words of how an application goes, whatever is applied for. */
const ofProcedure =
  /去年|前年|上次|以前|那[个件]|这[个件]|的?事情?|告(?=[的吗不]|$)|追究|多久|多长时间|几[天日个]|工作日|什么时候|要|需|能|可以|批|准|审|核|通过|下[来去]|办|申请|受理|领|拿|到[账手]|材料|手续|证件|准备|带|钱|费|免|花|交|条件|流程|步骤|怎|咋|如何|哪[里儿]?|去|找谁|电话|网上|本人|代|才|得|还|一共|大概|最[快慢]|一般|多少|啥|什么|拘留|坐牢|罚款?|处罚|判|犯法|[违合]法|天|月|年/g

/** How long it takes to be granted (要多久能批下来) can be asked of anything: without its matter no entry is the answer. */
const asksOnlyOfProcedure = (question: string): boolean =>
  matterIn(question.replaceAll(ofProcedure, '')) < fewestOfMatter
const fewestOfMatter = 1

/**
 * One word of matter (有奖金吗, 河道) leaves open what is asked of it, however well an entry holds that word; so does a
 * question about no matter at all.
 */
export const asksTooLittle = (question: string): boolean => {
  if (asksOnlyOfProcedure(question)) return true
  return !saysWhatIsAsked.test(question) && matterIn(question) < fewestCharacters
}

/** Characters that are left without words of asking and pointing. */
const matterIn = (question: string): number => {
  const words = question.replaceAll(/[\s\p{P}]/gu, '').replaceAll(faint, '')
  return [...words].filter((character) => !faintCharacters.has(character)).length
}

const faint = new RegExp([...faintWords, ...emptyCharacters].join('|'), 'g')
