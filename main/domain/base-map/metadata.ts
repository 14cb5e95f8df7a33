import * as v from 'valibot';
import type { BaseDrawn } from '../../../preload/contract';

const Metadata = v.looseObject({
  attribution: v.fallback(v.string(), ''),
  vector_layers: v.fallback(v.array(v.looseObject({ id: v.string() })), []),
});

/** Which of the usual styles draws these layers: Protomaps basemap v4 or OpenMapTiles. undefined: neither. */
export const layersDrawnAs = (metadata: unknown): Exclude<BaseDrawn, 'raster'> | undefined => {
  const parsed = v.safeParse(Metadata, metadata);
  const names = new Set(parsed.success ? parsed.output.vector_layers.map(({ id }) => id) : []);
  if (names.has('transportation') || names.has('place')) return 'openmaptiles';
  return names.has('roads') || names.has('earth') ? 'protomaps' : undefined;
};

const ENTITIES: Readonly<Record<string, string>> = { copy: '©', amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Whose map it is, as plain text: files carry it as HTML. At most 200 characters. */
export const plainAttribution = (metadata: unknown): string => {
  const parsed = v.safeParse(Metadata, metadata);
  if (!parsed.success) return '';
  return (
    parsed.output.attribution
      .slice(0, 4000)
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      // Characters that steer what stands beside them.
      .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
      .trim()
      .slice(0, 200)
  );
};
