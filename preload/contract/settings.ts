import * as v from 'valibot';
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

export const Settings = v.strictObject({
  lang: v.picklist(['system', 'zh-CN', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  sounds: v.boolean(),
  notifications: v.boolean(),
  /** The windows lock after so many minutes without a hand on the machine; 0: never. */
  lockAfterMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)), 15),
  seat: Seat,
  /** `embedded` or a NATS address. Takes effect at the next start. */
  upstream: v.pipe(v.string(), v.regex(/^embedded$|^(nats|tls):\/\/[^\s]+$/, 'embedded or nats://host:port')),
});
export type Settings = Of<typeof Settings>;

export const SettingsPatch = v.partial(Settings);
export type SettingsPatch = Of<typeof SettingsPatch>;
