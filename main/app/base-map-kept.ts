import * as v from 'valibot';
import { BASE_CHOICES, BASE_MEGABYTES, TiandituKey } from '../../preload/contract';
import type { Secrets } from '../store';

/**
 * What was chosen for the map. It is kept with the secrets and not in settings.json: the path of a file can name
 * somebody, and the key is the customer's.
 */
const KeptBaseMap = v.strictObject({
  choice: v.picklist(BASE_CHOICES),
  /** Path of the customer's file. */
  file: v.optional(v.string()),
  megabytes: v.picklist(BASE_MEGABYTES),
});
export type KeptBaseMap = v.InferOutput<typeof KeptBaseMap>;

const CHOSEN = 'base map';
const KEY = 'tianditu key';
const UNCHOSEN: KeptBaseMap = { choice: 'schematic', megabytes: 200 };

export const readBaseMap = (secrets: Secrets): KeptBaseMap => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptBaseMap), secrets.get(CHOSEN));
  return parsed.success ? parsed.output : UNCHOSEN;
};

export const keepBaseMap = (secrets: Secrets, kept: KeptBaseMap): void => secrets.set(CHOSEN, JSON.stringify(kept));

export const readTiandituKey = (secrets: Secrets): string | undefined => {
  const parsed = v.safeParse(TiandituKey, secrets.get(KEY));
  return parsed.success ? parsed.output : undefined;
};

export const keepTiandituKey = (secrets: Secrets, key: string | undefined): void => secrets.set(KEY, key);

/** How much may be kept of what was seen, bytes. */
export const bytesToKeep = (secrets: Secrets): number => readBaseMap(secrets).megabytes * 1_000_000;
