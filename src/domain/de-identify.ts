import { maskOfficial, maskPersonal } from './masking.ts'
import { doubleSurnames, traditionalDoubleSurnames } from './surnames.ts'

const singles =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼原衣楚佟栗匡宗桑荆沙岑习蔺'
/** The same as they are written in Hong Kong, Macao and Taiwan. */
const traditional = '張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許瀋呂盧蔣賈葉閻鐘鍾薑譚鄒陸龔龐湯萬錢龍賴齊莊顧嚴溫蘇'
const doubles = [...doubleSurnames, ...traditionalDoubleSurnames].join('|')
const surname = `(?:${doubles}|[${singles}${traditional}])`
/** Surnames that hardly ever begin another word; the others need a colon before them. */
const plainSurname = `(?:${doubles}|[張劉陳楊趙黃吳孫羅鄭韓馮蕭鄧呂盧蔣賈閻鍾譚鄒陸龔龐王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑韩唐冯董萧曹袁邓傅沈彭吕卢蒋蔡贾魏薛阎潘杜戴钟汪姜谭廖邹熊陆郝崔邱侯邵孟龚庞樊殷翟倪俞葛聂邢])`
const han = '\\p{Script=Han}'
/** Words that follow a name; without them two characters are taken. */
const afterName =
  '(?:反映|表示|来电|来访|称|说|要求|投诉|举报|认为|对|的|在|于|与|和|及|到|家|本人|联系|电话|手机|住|女士|先生)'
const whose =
  '(?:姓名|联系人|反映人|投诉人|举报人|来电人|诉求人|当事人|申请人|业主|住户|租户|聯繫人|聯絡人|投訴人|舉報人|來電人|當事人|申請人|業主|住戶|租戶)'
const given = `(?:${han}{1,2}?(?=${afterName}|[^\\p{Script=Han}]|$)|${han}{1,2})`
const number = '[0-9０-９一二三四五六七八九十百零〇]{1,6}'

const hide = (pattern: string, left = '×××', flags = 'gu') => ({ pattern: new RegExp(pattern, flags), left })

/** What tells who somebody is, and what is left of it. */
const kinds: readonly { readonly pattern: RegExp; readonly left: string }[] = [
  // numbers that masking has shortened already, and e-mail addresses
  hide('[\\w.%+*-]{1,64}@[\\w*-]{1,63}(?:\\.[\\w-]{1,63})+'),
  hide('[0-9０-９一幺二三四五六七八九零〇]{2,6}[*＊]{2,}[0-9０-９XxＸｘ一二三四五六七八九零〇]{0,4}'),
  // accounts of messengers
  hide('(?<=(?:微信|微信号|wx|vx|wechat|QQ|QQ号)[是为号：: ]{0,3})[a-z0-9][\\w-]{4,19}', '×××', 'giu'),
  // number plates
  hide(
    '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-Z][·•. ]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]',
  ),
  // names: after a label, after "I am called", before a form of address
  hide(`(?<=${whose}(?:是|为|叫)?[：: ]{1,2})${surname}${given}`),
  hide(`(?<=${whose}(?:是|为|叫)?)${plainSurname}${given}`),
  hide(
    `(?<=(?:我叫|本人叫|姓名[是为]?|名叫)[：: ]{0,2})(?:${han}{2,4}(?=[^\\p{Script=Han}]|$)|${surname}?${given})(?:·${han}{1,10})*`,
  ),
  hide(`(?<=我姓|本人姓|免贵姓)${surname}`, '×'),
  hide(`${surname}${han}{0,2}?(?=女士|先生|小姐|同志(?!们)|大爷|大妈|阿姨|师傅|師傅)`, '×'),
  // mobiles with other signs between, passports
  hide('(?<![0-9])1[3-9][0-9][._/·][0-9]{4}[._/·][0-9]{4}(?![0-9])'),
  hide('(?<=护照(?:号码?)?[是为：: ]{0,2})[A-Z]{1,2}[0-9]{7,8}', '×××', 'giu'),
  // doors: 12号楼3单元402室, 8-2-301, 3#楼2#401, 门牌88号, 建设路12号
  hide('(?<![0-9A-Z-])[0-9]{1,3}[-—][0-9]{1,2}[-—][0-9]{3,4}(?![0-9-])', '××'),
  hide('[0-9]{1,3}#楼?(?:[0-9]{1,2}(?:#|单元))?[0-9]{3,4}(?![0-9])', '××'),
  hide('[0-9]{1,3}号楼[东西南北中]单元[0-9]{3,4}室?', '××'),
  hide(`(?:${number}(?:号楼|号院|栋|幢|座|单元|楼|层)[-—之 ]?)+${number}(?:室|号|房|户)?`, '××'),
  hide(`${number}(?:号楼|单元)|${number}[栋幢](?!楼|房|建|居|别|违)|[0-9０-９]{2,5}室`, '××'),
  hide(`(?<=门牌号?(?:码|是|为)?[：: ]{0,2})[0-9０-９]{1,6}号?`, '××'),
  hide(`(?<=[路街巷道弄里村同])${number}(?:之${number})?号(?!线|楼)`, '××'),
]

/** Who tells it, as they name themselves; 我叫黄牛 and 我叫孙子来 call somebody else, 我叫王某 hides it already. */
const teller = new RegExp(
  `(?<=(?:我叫|本人叫|我名叫|我的名字[叫是]|(?:举报|反映|投诉|来电|诉求)人(?:姓名)?(?:是|叫|为)?[：: ]{0,2}))(?!孙子|黄牛|.{1,2}某)${plainSurname}${given}`,
  'gu',
)

/** A citizen's words without personal numbers and the names by which they call themselves; everybody else's stay. */
export const maskTeller = (text: string): string => maskPersonal(text).replace(teller, '×××')

const once = (text: string): string =>
  kinds.reduce((so, { pattern, left }) => so.replace(pattern, left), maskOfficial(text))

/**
 * A text for an open page: names as far as they can be recognised, mobiles, ID and bank cards, e-mail, messenger
 * accounts, number plates and door numbers are gone; telephones of offices stay. Doing it again changes nothing.
 */
export const deIdentify = (text: string): string => {
  const next = once(text)
  return next === text ? text : deIdentify(next)
}
