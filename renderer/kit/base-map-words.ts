import type { BaseMapState } from '../../preload/contract';
import { defineStrings } from './strings';

/** Words of base maps, wherever one is chosen or shown. */
export const useBaseMapWords = defineStrings(
  'baseMap',
  {
    title: '底图',
    choose: '选择底图',
    schematic: '示意图',
    file: '离线地图文件',
    'tianditu-vector': '天地图 矢量',
    'tianditu-imagery': '天地图 影像',
    switchTo: '底图：{{base}}',
    tianditu: '天地图',
    notReady: '值班长可在“设置”中配置',
    // What happened, what is safe, what to do.
    'line.refused': '天地图不接受此密钥，已停止请求。示意图和已保存的图块照常可用；请值班长核对密钥的类型（浏览器端）与状态。',
    'line.quota': '今天向天地图请求的次数已到上限，十分钟后再试。示意图和已保存的图块照常可用。',
    'line.unreachable': '连不上天地图，会自动再试。示意图和已保存的图块照常可用；请检查网络。',
    'line.odd': '天地图返回的不是地图，可能是上网认证页面，会自动再试。示意图照常可用；请检查网络。',
    'fault.missing': '找不到地图文件“{{name}}”，可能已移动或改名。示意图照常可用；请值班长重新选择文件。',
    'fault.unreadable': '地图文件“{{name}}”读不出来。示意图照常可用；请检查磁盘或权限，或重新选择文件。',
    'fault.not-pmtiles': '“{{name}}”不是 PMTiles 文件。没有任何更改；请选择扩展名为 .pmtiles 的地图文件。',
    'fault.version': '“{{name}}”不是第 3 版 PMTiles。没有任何更改；请用 pmtiles 工具转换为第 3 版。',
    'fault.tile-type': '“{{name}}”里的图块类型不支持。没有任何更改；支持 MVT 矢量和 PNG、JPEG、WebP 图片。',
    'fault.compression': '“{{name}}”的压缩方式不支持。没有任何更改；支持不压缩、gzip 和 Brotli。',
    'fault.truncated': '“{{name}}”不完整，可能没有复制完。没有任何更改；请重新复制后再选。',
    'fault.damaged': '“{{name}}”的内容有损坏。没有任何更改；请换一份文件。',
    'fault.layers': '“{{name}}”的图层命名不认识。没有任何更改；支持 Protomaps（第 4 版）和 OpenMapTiles 的图层。',
    retry: '立即再试',
  },
  {
    title: 'Base map',
    choose: 'Choose the base map',
    schematic: 'Schematic',
    file: 'Offline map file',
    'tianditu-vector': 'Tianditu map',
    'tianditu-imagery': 'Tianditu imagery',
    switchTo: 'Base map: {{base}}',
    tianditu: 'Tianditu',
    notReady: 'The shift lead sets it up under Settings',
    'line.refused':
      'Tianditu does not accept this key, and it is no longer asked. The schematic and the kept tiles work as before; the shift lead checks the kind of the key (browser) and its state.',
    'line.quota':
      'Tianditu has been asked as often as it allows; it is asked again in ten minutes. The schematic and the kept tiles work as before.',
    'line.unreachable':
      'Tianditu cannot be reached; it is tried again by itself. The schematic and the kept tiles work as before. Check the network.',
    'line.odd':
      'What comes from Tianditu is no map, perhaps a page that wants a login; it is tried again by itself. The schematic works as before. Check the network.',
    'fault.missing':
      'The map file “{{name}}” is not there; it may have been moved or renamed. The schematic works as before; the shift lead picks the file again.',
    'fault.unreadable':
      'The map file “{{name}}” cannot be read. The schematic works as before; check the disk or its permissions, or pick the file again.',
    'fault.not-pmtiles': '“{{name}}” is no PMTiles file. Nothing has changed; pick a map file that ends in .pmtiles.',
    'fault.version': '“{{name}}” is not PMTiles of version 3. Nothing has changed; convert it to version 3 with the pmtiles tool.',
    'fault.tile-type':
      'The kind of tiles in “{{name}}” is not supported. Nothing has changed; MVT vector tiles and PNG, JPEG and WebP pictures are.',
    'fault.compression': 'The compression of “{{name}}” is not supported. Nothing has changed; none, gzip and Brotli are.',
    'fault.truncated': '“{{name}}” is cut short, perhaps not copied to its end. Nothing has changed; copy it again and pick it.',
    'fault.damaged': '“{{name}}” is damaged. Nothing has changed; pick another copy.',
    'fault.layers':
      'The layers of “{{name}}” have names nobody here knows. Nothing has changed; layers of Protomaps (version 4) and OpenMapTiles are known.',
    retry: 'Try again now',
  },
);

/** What stands in the way of the base map that is chosen; undefined: nothing. */
export const troubleOf = (state: BaseMapState | undefined, t: ReturnType<typeof useBaseMapWords>): string | undefined => {
  if (!state) return undefined;
  const { choice, file, line } = state;
  if (choice === 'file') return file.kind === 'fault' ? t(`fault.${file.fault}`, { name: file.name }) : undefined;
  if (choice === 'schematic' || line === 'ok' || line === 'unasked') return undefined;
  return t(`line.${line}`);
};

/** Whose map it is, at the foot of it; undefined: it is the schematic that is shown. */
export const attributionOf = (state: BaseMapState | undefined, t: ReturnType<typeof useBaseMapWords>): string | undefined => {
  if (!state || state.choice === 'schematic') return undefined;
  if (state.choice !== 'file') return t('tianditu');
  return state.file.kind === 'ready' ? state.file.attribution || state.file.name : undefined;
};
