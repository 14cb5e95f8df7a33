import { BridgeError, defineStrings } from '../kit';
import type { ErrorCode } from '../../preload/contract';

/** For each refusal of main: what happened, what is safe, what to do. */
export const useErrorStrings = defineStrings(
  'errors',
  {
    'bad-input.what': '填写的内容不符合要求：{{field}}。',
    'bad-input.safe': '已填写的内容没有丢失。',
    'bad-input.do': '请修改后再试。',
    'not-found.what': '找不到这条记录。',
    'not-found.safe': '其他数据没有变化。',
    'not-found.do': '它可能已不在本席位的范围内，请返回列表。',
    'not-allowed.what': '本席位不能执行此操作。',
    'not-allowed.safe': '没有任何改动。',
    'not-allowed.do': '请联系有权限的席位办理。',
    'wrong-state.what': '案卷状态已变化，此操作不再适用。',
    'wrong-state.safe': '没有任何改动，已填写的内容仍在。',
    'wrong-state.do': '请查看最新进展，再选择现在可用的操作。',
    'limit-reached.what': '已达到允许的次数上限。',
    'limit-reached.safe': '没有任何改动。',
    'limit-reached.do': '请按原时限办理，或联系值班长。',
    'duplicate.what': '这项操作已经执行过。',
    'duplicate.safe': '只记录了一次。',
    'duplicate.do': '无需重复操作。',
    'disk-full.what': '磁盘已满，无法保存。',
    'disk-full.safe': '之前的数据都已保存，本次操作没有保存。',
    'disk-full.do': '请清理磁盘空间后重试。',
    'storage-failed.what': '写入本机数据失败。',
    'storage-failed.safe': '之前已确认的操作都在，本次操作没有保存。',
    'storage-failed.do': '请重试；如仍失败，请重新启动并联系管理员。',
    'locked.what': '控制台尚未解锁。',
    'locked.safe': '数据保持加密。',
    'locked.do': '请先输入口令。',
    'closing.what': '控制台正在关闭。',
    'closing.safe': '已确认的操作都已保存。',
    'closing.do': '请重新打开后再试。',
    'internal.what': '程序内部出错。',
    'internal.safe': '已确认的操作都已保存。',
    'internal.do': '请重试；如再次出现，请把诊断页的内容交给管理员。',
    theField: '{{field}}',
    someField: '有一项',
    retry: '重试',
    details: '详细信息',
  },
  {
    'bad-input.what': 'What was entered cannot be used: {{field}}.',
    'bad-input.safe': 'Nothing you typed is lost.',
    'bad-input.do': 'Change it and try again.',
    'not-found.what': 'This record cannot be found.',
    'not-found.safe': 'Nothing else has changed.',
    'not-found.do': "It may have left this seat's area. Go back to the list.",
    'not-allowed.what': 'This seat may not do that.',
    'not-allowed.safe': 'Nothing was changed.',
    'not-allowed.do': 'Ask a seat that has the right to.',
    'wrong-state.what': 'The case has moved on; this no longer fits.',
    'wrong-state.safe': 'Nothing was changed and what you typed is still there.',
    'wrong-state.do': 'Look at what happened, then choose from the actions offered now.',
    'limit-reached.what': 'The number of times this may be done is used up.',
    'limit-reached.safe': 'Nothing was changed.',
    'limit-reached.do': 'Keep to the limit as it is, or ask the shift lead.',
    'duplicate.what': 'This has been done already.',
    'duplicate.safe': 'It is recorded once.',
    'duplicate.do': 'There is no need to do it again.',
    'disk-full.what': 'The disk is full and nothing can be saved.',
    'disk-full.safe': 'Everything before is saved; this act is not.',
    'disk-full.do': 'Free some space, then try again.',
    'storage-failed.what': "Writing to this computer's store failed.",
    'storage-failed.safe': 'Everything confirmed before is there; this act is not saved.',
    'storage-failed.do': 'Try again. If it fails again, restart and tell the administrator.',
    'locked.what': 'The console is still locked.',
    'locked.safe': 'The data stays encrypted.',
    'locked.do': 'Enter the passphrase first.',
    'closing.what': 'The console is closing.',
    'closing.safe': 'Every confirmed act is saved.',
    'closing.do': 'Open it again and retry.',
    'internal.what': 'Something went wrong inside the program.',
    'internal.safe': 'Every confirmed act is saved.',
    'internal.do': 'Try again. If it happens again, give the administrator what the diagnostics page shows.',
    theField: '{{field}}',
    someField: 'one of the fields',
    retry: 'Try again',
    details: 'Details',
  },
);

export interface ErrorWords {
  readonly what: string;
  readonly safe: string;
  readonly do: string;
}

/** Puts any error into words: `words(error).what`. What is not a refusal by main counts as internal. */
export const useErrorWords = () => {
  const t = useErrorStrings();
  return (error: unknown): ErrorWords => {
    const code: ErrorCode = error instanceof BridgeError ? error.error.code : 'internal';
    const field = error instanceof BridgeError ? error.error.details?.['field'] : undefined;
    return {
      what: t(`${code}.what`, { field: typeof field === 'string' ? field : t('someField') }),
      safe: t(`${code}.safe`),
      do: t(`${code}.do`),
    };
  };
};
