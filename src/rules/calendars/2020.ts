import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2020 as the State Council's general office announced them. */
export const calendar2020: CalendarYear = {
  year: 2020,
  sources: [
    'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
    'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
  ],
  holidays: [
    { name: '元旦', from: '2020-01-01', to: '2020-01-01' },
    { name: '春节', from: '2020-01-24', to: '2020-02-02' },
    { name: '清明节', from: '2020-04-04', to: '2020-04-06' },
    { name: '劳动节', from: '2020-05-01', to: '2020-05-05' },
    { name: '端午节', from: '2020-06-25', to: '2020-06-27' },
    { name: '国庆节、中秋节', from: '2020-10-01', to: '2020-10-08' },
  ],
  makeUpWorkdays: [
    '2020-01-19',
    '2020-02-03',
    '2020-04-26',
    '2020-05-09',
    '2020-06-28',
    '2020-09-27',
    '2020-10-10',
  ],
}
