const others =
  /(?:老板|主人|租客|租户|楼上|楼下|那人|那男的|那女的|人家|同事|亲戚|房东|对方|包工头|工头|司机|物业|经理|中介|商家|店主|店家|负责人|施工方|邻居|校长|老师|卖家|他|她)(?:的)?(?:电话|手机|号码|姓名|名字|联系方式)?(?:号码?)?(?:就?是|叫|姓|为|[:：])/
const own = /我(?:的)?(?:电话|手机|号码|联系方式|叫|姓)|打我|联系我|找我|本人/

/** The name and the telephone told are somebody else's: "老板叫刘大伟，电话139……". */
export const tellsOthersContact = (text: string): boolean => others.test(text) && !own.test(text)
