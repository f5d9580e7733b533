import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2021 as the State Council's general office announced them. */
export const calendar2021: CalendarYear = {
  year: 2021,
  sources: ['http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm'],
  holidays: [
    { name: '元旦', from: '2021-01-01', to: '2021-01-03' },
    { name: '春节', from: '2021-02-11', to: '2021-02-17' },
    { name: '清明节', from: '2021-04-03', to: '2021-04-05' },
    { name: '劳动节', from: '2021-05-01', to: '2021-05-05' },
    { name: '端午节', from: '2021-06-12', to: '2021-06-14' },
    { name: '中秋节', from: '2021-09-19', to: '2021-09-21' },
    { name: '国庆节', from: '2021-10-01', to: '2021-10-07' },
  ],
  makeUpWorkdays: [
    '2021-02-07',
    '2021-02-20',
    '2021-04-25',
    '2021-05-08',
    '2021-09-18',
    '2021-09-26',
    '2021-10-09',
  ],
}
