const tag =
  /[，,]?(?:(?:这样|这|我)?(?:说|讲|理解)?(?:的)?(?:对吧|对吗|对不对|对么|是吧|是不是|是吗|没错吧|没错吗|不会错吧|没问题吧|正确吗))[？?。！!\s]*$/
const supposing =
  /(?:合法|违法|正常|应该|应当|可以|不用|不能|不算|不需要|不必|不会|没有|没事|没问题|只能|才能|才算|都是|就是|就能|就得|就要|就不|必须|一定|随便|(?<![不才只])能[退领补换改用报开](?![管修])|白[拿干]|说了算)[^，。？?]{0,14}吧[？?。！!\s]*$/

/** The message states something and only wants to hear yes: 试用期不用交社保对吧. */
export const seeksAgreement = (text: string): boolean => tag.test(text) || supposing.test(text)

/** The same without the words that ask for agreement, as a plain question. */
export const withoutTag = (text: string): string => {
  const bare = text.replace(tag, '').replace(/吧[？?。！!\s]*$/, '')
  return bare === text || bare.length < 4 ? text : `${bare}吗`
}
