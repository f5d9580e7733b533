const frail =
  /老人|大爷|大妈|老大爷|大娘|阿婆|阿公|阿嬷|奶奶|爷爷|老太太?|老头|老伯|残疾人?|孤寡|五保|瘫|卧床|精神病人?|流浪汉|流浪人员|乞讨|拾荒/
const alone =
  /独居|一个人住|自己住|孤寡|瘫在|瘫痪|卧床|(?:没人|无人|没有人)(?:照顾|照料|照看|管|做饭|送饭|过问)|没饭吃|没地方住|(?:好几|几|两|三|\d)天没(?:见|出门|动静|露面|下楼|开门)|(?:上门|派人)(?:去)?(?:帮|看|照顾|瞧)|睡在(?:桥|路边|车站|街)/
/** Somebody is to blame for it. */
const blamed =
  /儿子|女儿|子女|儿女|家属|养老院|敬老院|护工|保姆|打|骂|虐待|欺负|骗|抢|占|欠|赶出|医院|投诉|举报/

/** Somebody who cannot look after themselves is told of, for help to come; nobody is complained of. */
export const needsCare = (text: string): boolean =>
  text.length <= 120 && frail.test(text) && alone.test(text) && !blamed.test(text)
