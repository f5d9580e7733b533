import { findName } from './fields/name.ts'
import { tellsOthersContact } from './fields/others-contact.ts'
import { findPhone } from './fields/phone.ts'

const quote = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const callsIt = '(?:我的?|本人|联系|电话|手机|号码?|是|为|[:：\\s])'
const least = 4

/** The number, where it is called a telephone, follows a name or stands at the end by itself. */
const withoutNumber = (text: string, phone: string, named: boolean): string => {
  const number = quote(phone)
  const called = new RegExp(
    `(?:我的?|本人|联系)?(?:联系)?(?:电话|手机|号码|联系方式)号?码?${callsIt}{0,3}${number}`,
  )
  if (called.test(text)) return text.replace(called, '')
  const alone = new RegExp(named ? number : `[，,。；\\s]${number}[。\\s]*$`)
  return text.replace(alone, '')
}

const tidy = (text: string): string =>
  text.replaceAll(/([，,。；、\s])[，,、\s]+/g, '$1').replace(/^[，,。；、\s]+|[，,；、\s]+。?$/g, '')

/** A question without the name and telephone of who asks; itself where nothing else is asked. */
export const withoutContact = (text: string): string => {
  if (tellsOthersContact(text)) return text
  const name = findName(text)
  const phone = findPhone(text)
  const called =
    name === null
      ? text
      : text.replace(
          new RegExp(
            `(?:我叫|本人叫|我名叫|叫我|我姓|免贵姓|我是|姓名是?|名字是?|联系人是?)?[:：\\s]{0,2}${quote(name)}`,
          ),
          '，',
        )
  const rest = tidy(phone === null ? called : withoutNumber(called, phone, name !== null))
  return rest.length >= least ? rest : text
}
