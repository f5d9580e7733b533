import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2023 as the State Council's general office announced them. */
export const calendar2023: CalendarYear = {
  year: 2023,
  sources: ['http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm'],
  holidays: [
    { name: '元旦', from: '2022-12-31', to: '2023-01-02' },
    { name: '春节', from: '2023-01-21', to: '2023-01-27' },
    { name: '清明节', from: '2023-04-05', to: '2023-04-05' },
    { name: '劳动节', from: '2023-04-29', to: '2023-05-03' },
    { name: '端午节', from: '2023-06-22', to: '2023-06-24' },
    { name: '中秋节、国庆节', from: '2023-09-29', to: '2023-10-06' },
  ],
  makeUpWorkdays: [
    '2023-01-28',
    '2023-01-29',
    '2023-04-23',
    '2023-05-06',
    '2023-06-25',
    '2023-10-07',
    '2023-10-08',
  ],
}
