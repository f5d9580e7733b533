import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2022 as the State Council's general office announced them. */
export const calendar2022: CalendarYear = {
  year: 2022,
  sources: ['http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm'],
  holidays: [
    { name: '元旦', from: '2022-01-01', to: '2022-01-03' },
    { name: '春节', from: '2022-01-31', to: '2022-02-06' },
    { name: '清明节', from: '2022-04-03', to: '2022-04-05' },
    { name: '劳动节', from: '2022-04-30', to: '2022-05-04' },
    { name: '端午节', from: '2022-06-03', to: '2022-06-05' },
    { name: '中秋节', from: '2022-09-10', to: '2022-09-12' },
    { name: '国庆节', from: '2022-10-01', to: '2022-10-07' },
  ],
  makeUpWorkdays: [
    '2022-01-29',
    '2022-01-30',
    '2022-04-02',
    '2022-04-24',
    '2022-05-07',
    '2022-10-08',
    '2022-10-09',
  ],
}
