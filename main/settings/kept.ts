import * as v from 'valibot';
import { Settings } from '../../preload/contract';
import { SoftwareDrawn } from './software-drawn';

/** Where a window stood, in the screen's own units. */
export const Place = v.object({
  bounds: v.object({
    x: v.number(),
    y: v.number(),
    width: v.pipe(v.number(), v.minValue(100)),
    height: v.pipe(v.number(), v.minValue(100)),
  }),
  maximized: v.boolean(),
  /** Of a wall: the display it was on, and whether it filled it. */
  display: v.optional(v.number()),
  fullScreen: v.optional(v.boolean()),
});
export type Place = v.InferOutput<typeof Place>;

/** What the settings file holds. Entries of a newer version are passed over, not called broken. */
export const KeptFile = v.object({
  settings: v.object(Settings.entries),
  windows: v.optional(v.record(v.string(), Place), {}),
  softwareDrawn: v.optional(SoftwareDrawn),
});
export type KeptFile = v.InferOutput<typeof KeptFile>;

export const DEFAULTS: KeptFile = {
  settings: {
    lang: 'system',
    theme: 'system',
    sounds: true,
    notifications: true,
    lockAfterMinutes: 15,
    undoSeconds: 10,
    seat: { area: '530303101', role: 'dispatcher', operatorId: 'op-01', operatorName: '值班员' },
    upstream: 'embedded',
  },
  windows: {},
};
