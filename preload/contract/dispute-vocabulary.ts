import { keys, terms } from './terms';

/** What people quarrel about, as mediation centres sort it. 纠纷类型 */
export const disputeKinds = terms({
  neighbours: { zh: '邻里纠纷', en: 'Neighbours' },
  family: { zh: '婚姻家庭纠纷', en: 'Marriage and family' },
  land: { zh: '土地山林纠纷', en: 'Land and forest' },
  labour: { zh: '劳资纠纷', en: 'Wages and work' },
  damages: { zh: '损害赔偿纠纷', en: 'Damages' },
  debt: { zh: '合同债务纠纷', en: 'Contracts and debt' },
  demolition: { zh: '征地拆迁纠纷', en: 'Land taken and houses pulled down' },
  consumer: { zh: '消费纠纷', en: 'Consumers' },
  other: { zh: '其他纠纷', en: 'Other' },
});
export const DISPUTE_KINDS = keys(disputeKinds);
export type DisputeKind = keyof typeof disputeKinds;

/** 当事人地位 */
export const partySides = terms({
  applicant: { zh: '申请人', en: 'Applicant' },
  respondent: { zh: '被申请人', en: 'Respondent' },
  other: { zh: '其他当事人', en: 'Another party' },
});
export const PARTY_SIDES = keys(partySides);
export type PartySide = keyof typeof partySides;

/** Who mediates, by the law it stands on. 调解方式 */
export const mediationMethods = terms({
  people: { zh: '人民调解', en: "People's mediation" },
  administrative: { zh: '行政调解', en: 'Administrative mediation' },
  judicial: { zh: '司法调解', en: 'Judicial mediation' },
  professional: { zh: '行业性专业性调解', en: 'Mediation of the trade' },
  joint: { zh: '多部门联合调解', en: 'Several departments together' },
});
export const MEDIATION_METHODS = keys(mediationMethods);
export type MediationMethod = keyof typeof mediationMethods;

/** The steps of a mediation centre after a dispute was registered, in their order. 调解环节 */
export const mediationSteps = terms({
  assigned: { zh: '分流指派', en: 'Assigned' },
  mediated: { zh: '调解', en: 'Session held' },
  agreed: { zh: '达成协议', en: 'Agreement' },
  failed: { zh: '调解不成', en: 'No agreement' },
  visited: { zh: '回访', en: 'Return visit' },
});
export const MEDIATION_STEPS = keys(mediationSteps);
export type MediationStep = keyof typeof mediationSteps;

/** To whom a case is handed over with its file. 移送对象 */
export const transferTargets = terms({
  police: { zh: '公安机关', en: 'Police' },
  court: { zh: '人民法院', en: 'Court' },
  procuratorate: { zh: '人民检察院', en: 'Procuratorate' },
  arbitration: { zh: '仲裁机构', en: 'Arbitration' },
  other: { zh: '其他机关', en: 'Another authority' },
});
export const TRANSFER_TARGETS = keys(transferTargets);
export type TransferTarget = keyof typeof transferTargets;
