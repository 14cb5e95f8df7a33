import type { PhotoProblem } from '../../../preload/contract';
import { defineStrings } from '../../kit';

/** What is wrong with a file and what to do about it. */
const problemsZh = {
  empty: '文件是空的，请重新导出或重新拍摄。',
  'too-large': '文件超过 20 MB，请压缩后再添加。',
  'not-a-photo': '不是照片文件。请使用 JPEG、PNG 或 WebP 格式。',
  heic: '这是 HEIC 照片，本机无法读取。请在手机上设为“兼容性最佳”，或转成 JPEG 后再添加。',
  animated: '这是动图，不能作为照片。请截取一帧后再添加。',
  'too-many-pixels': '照片尺寸过大（超过 5000 万像素），请缩小后再添加。',
  damaged: '照片文件已损坏，无法读取，请重新传送。',
  metadata: '照片里还带有位置或设备信息，没有保存，请重新添加。',
} as const satisfies Record<PhotoProblem, string>;

const problemsEn = {
  empty: 'The file is empty. Export it again or take the photo anew.',
  'too-large': 'The file is larger than 20 MB. Make it smaller, then add it.',
  'not-a-photo': 'This is no photo. Use a JPEG, PNG or WebP file.',
  heic: 'This is a HEIC photo, which cannot be read here. Set the phone to “Most Compatible”, or convert it to JPEG.',
  animated: 'This is an animation, not a photo. Take one frame of it.',
  'too-many-pixels': 'The photo has more than 50 million pixels. Make it smaller, then add it.',
  damaged: 'The photo file is damaged and cannot be read. Have it sent again.',
  metadata: 'The photo still carried place or device data and was not kept. Add it again.',
} as const satisfies Record<PhotoProblem, string>;

export const usePhotoStrings = defineStrings(
  'photos',
  {
    ...problemsZh,
    photos: '照片',
    add: '添加照片',
    hint: '可拖入、粘贴或选择文件；位置和设备信息会自动去除。',
    drop: '松开即可添加',
    preparing_one: '正在处理 {{count}} 张…',
    preparing_other: '正在处理 {{count}} 张…',
    added_one: '已添加 {{count}} 张照片',
    added_other: '已添加 {{count}} 张照片',
    full: '最多 {{max}} 张照片，其余没有添加。',
    count: '{{now}} / {{max}}',
    tooMany: '尚未提交的照片太多，请先提交或移除其他表单里的照片。',
    remove: '移除照片 {{place}}',
    one: '照片 {{place}}',
    problem: '{{file}}：{{what}}',
    clipboard: '剪贴板图片',
    dismiss: '知道了',
    arriving: '照片尚未收到',
    unreachable: '未连接，照片稍后显示',
    refused: '照片不能显示：{{what}}',
  },
  {
    ...problemsEn,
    photos: 'Photos',
    add: 'Add photos',
    hint: 'Drag in, paste or choose files. Place and device data are removed.',
    drop: 'Drop to add',
    preparing_one: 'Preparing {{count}} photo…',
    preparing_other: 'Preparing {{count}} photos…',
    added_one: '{{count}} photo added',
    added_other: '{{count}} photos added',
    full: 'At most {{max}} photos; the others were not added.',
    count: '{{now}} / {{max}}',
    tooMany: 'Too many photos wait in unsent forms. Send or remove those first.',
    remove: 'Remove photo {{place}}',
    one: 'Photo {{place}}',
    problem: '{{file}}: {{what}}',
    clipboard: 'Picture from the clipboard',
    dismiss: 'OK',
    arriving: 'Photo not here yet',
    unreachable: 'No connection; the photo comes later',
    refused: 'Photo cannot be shown: {{what}}',
  },
);
