import type { PhotoRefusal } from '../../../preload/contract';
import { defineStrings } from '../../kit';

/** What happened, what is safe and what to do, for each reason. */
type Words = Record<`${'what' | 'safe' | 'do'}-${PhotoRefusal}`, string>;

const zh = {
  'what-permission': '{{places}}没有上传：这个登录账号没有上传照片的权限。',
  'safe-permission': '照片仍保存在本机，不会自动删除；事件和文字不受影响。',
  'do-permission': '请系统管理员开通上传权限，再点“重新上传”。',
  'what-too-large': '{{places}}没有上传：文件超过平台的上限。',
  'safe-too-large': '照片仍保存在本机，不会自动删除；事件和文字不受影响。',
  'do-too-large': '请系统管理员提高上限，再点“重新上传”。',
  'what-damaged': '{{places}}没有上传：本机保存的文件已损坏。',
  'safe-damaged': '事件和文字不受影响。',
  'do-damaged': '请向拍摄的人重新要这张照片。',
} as const satisfies Words;

const en = {
  'what-permission': '{{places}}: not uploaded. This login may not upload photos.',
  'safe-permission': 'They are kept on this machine and not deleted; the case and its words are not affected.',
  'do-permission': 'Ask your administrator for the right to upload, then press “Upload again”.',
  'what-too-large': '{{places}}: not uploaded. Larger than the platform takes.',
  'safe-too-large': 'They are kept on this machine and not deleted; the case and its words are not affected.',
  'do-too-large': 'Ask your administrator to raise the limit, then press “Upload again”.',
  'what-damaged': '{{places}}: not uploaded. The file kept on this machine is damaged.',
  'safe-damaged': 'The case and its words are not affected.',
  'do-damaged': 'Ask whoever took the photo for it again.',
} as const satisfies Words;

export const useNotTakenStrings = defineStrings(
  'photos-not-taken',
  {
    ...zh,
    notTaken: '没有上传的照片',
    place: '照片{{place}}',
    said: '平台的答复：{{said}}',
    retry: '重新上传',
    sendingAgain_one: '正在重新上传 {{count}} 张照片',
    sendingAgain_other: '正在重新上传 {{count}} 张照片',
  },
  {
    ...en,
    notTaken: 'Photos not uploaded',
    place: 'Photo {{place}}',
    said: 'The platform said: {{said}}',
    retry: 'Upload again',
    sendingAgain_one: 'Uploading {{count}} photo again',
    sendingAgain_other: 'Uploading {{count}} photos again',
  },
);
