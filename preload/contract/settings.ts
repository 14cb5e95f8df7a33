import * as v from 'valibot';
import { MapLayers } from './map-layers';
import { MapShading } from './map-shading';
import { AreaCode, Code, text, type Of } from './scalars';
import { ROLES } from './vocabulary';

/** Which chair this console is: what it watches over and what it may do. 席位 */
export const Seat = v.strictObject({
  area: AreaCode,
  role: v.picklist(ROLES),
  departmentId: v.optional(Code),
  operatorId: Code,
  operatorName: text(60),
});
export type Seat = Of<typeof Seat>;

const SERVER = String.raw`[^\s/:@,]+(:\d{1,5})?`;
/** `embedded`, or where the servers of a platform listen; several doors to one platform are separated by commas. */
export const UpstreamAddress = v.pipe(
  v.string(),
  v.maxLength(400),
  v.regex(new RegExp(`^embedded$|^(nats|tls)://${SERVER}(,${SERVER})*$`), 'embedded or nats://host:port'),
);

export const Settings = v.strictObject({
  lang: v.picklist(['system', 'zh-CN', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  sounds: v.boolean(),
  notifications: v.boolean(),
  /** The windows lock after so many minutes without a hand on the machine; 0: never. */
  lockAfterMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)), 15),
  /** What leaves the house waits so many seconds, and can be taken back till then; 0: it goes at once. */
  undoSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 10),
  mapShading: v.optional(MapShading),
  mapLayers: v.optional(MapLayers),
  seat: Seat,
  /** Takes effect at the next start. */
  upstream: UpstreamAddress,
  /** PEM file of the certification authority that vouches for the platform; absent: those the system trusts. */
  upstreamCa: v.optional(v.pipe(v.string(), v.maxLength(1000))),
});
export type Settings = Of<typeof Settings>;

export const SettingsPatch = v.partial(Settings);
export type SettingsPatch = Of<typeof SettingsPatch>;
