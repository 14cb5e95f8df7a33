/**
 * What the demo plays. The embedded platform always tells this story first (main/upstream/embedded/stories.ts; a test sees
 * that the title is the same).
 */
export const TITLE = '枯死大树压向电力线，随时可能倒下';

/** The departments it is sent to, by the beginning of their ids; the first leads. */
export const DEPARTMENTS = ['power-supply', 'village-committee'];

export const WORDS = {
  instructions: '请立即停电处置，清除压线枯树，村里派人到场警戒。',
  reply: '您反映的枯树压线情况已受理，供电所和村委会正在赶往现场，请注意安全，不要靠近树下。',
  verified: '网格员现场核查：枯树已清除，线路恢复，隐患消除。',
  closed: '隐患已消除，结案。',
};
