import type { Ground } from '../domain/decision.ts'

/**
 * Where a matter goes that the hotline does not take. Knowledge, not regulation: national telephones and the kind of
 * body that is competent. `text` is a whole sentence for the citizen.
 */
export type Road = { readonly unit: string; readonly text: string }

export const roads: Partial<Readonly<Record<Ground, Road>>> = {
  litigation: {
    unit: '人民法院',
    text: '请向有管辖权或正在办理案件的人民法院提出，诉讼服务热线12368；需要法律咨询或法律援助可拨打12348。',
  },
  arbitration: {
    unit: '仲裁机构',
    text: '劳动人事争议请向劳动人事争议仲裁委员会申请，可咨询12333；合同约定仲裁的，请向约定的仲裁委员会申请。',
  },
  reconsideration: {
    unit: '行政复议机关',
    text: '请向行政复议机关申请行政复议，可拨打12348咨询。',
  },
  discipline: {
    unit: '纪检监察机关',
    text: '请向纪检监察机关举报，举报电话12388。',
  },
  info_disclosure: {
    unit: '掌握该信息的行政机关',
    text: '请以书面形式（包括电子邮件、网上申请等）向掌握该信息的行政机关申请，写明姓名、联系方式和需要的内容。',
  },
  petition: {
    unit: '信访部门',
    text: '请向正在办理的信访部门查询进展、补充情况。',
  },
  out_of_territory: {
    unit: '当地12345热线',
    text: '请拨打当地区号加12345反映。',
  },
}

type OrganWord =
  | 'party'
  | 'npc'
  | 'cppcc'
  | 'military'
  | 'court'
  | 'procuratorate'
  | 'supervisory'
  | 'mass_org'

/** Bodies that are not administrative, as told to a citizen. */
export const organs: Readonly<Record<OrganWord, Road>> = {
  party: { unit: '党委有关部门', text: '请直接向党委有关部门反映，组织人事方面的举报电话12380。' },
  npc: { unit: '人大机关', text: '请直接向人大机关反映。' },
  cppcc: { unit: '政协机关', text: '请直接向政协机关反映。' },
  military: { unit: '军队有关部门', text: '请直接向军队有关部门反映。' },
  court: { unit: '人民法院', text: '请直接向人民法院反映，电话12368。' },
  procuratorate: { unit: '人民检察院', text: '请直接向人民检察院反映，电话12309。' },
  supervisory: { unit: '监察机关', text: '请直接向监察机关反映，电话12388。' },
  mass_org: {
    unit: '群团组织',
    text: '请直接向有关群团组织反映：工会12351，妇联12338，共青团12355，残联12385。',
  },
}

/** What each emergency line is for. */
export const emergencyLines: Readonly<Record<string, string>> = {
  '110': '报警',
  '119': '火警和抢险救援',
  '120': '急救',
  '122': '交通事故',
}
