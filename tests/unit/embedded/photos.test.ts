import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DRAWINGS, drawingOf, photoId, readDrawing } from '../../../main/upstream/embedded/photos';
import { STORIES } from '../../../main/upstream/embedded/stories';
import { Id } from '../../../preload/contract';
import { demoData } from '../../support/demo-data';
import { careRules } from '../../support/small-world';

const at = Date.parse('2026-11-23T09:00:00+08:00');

it('a photo id is a UUIDv7 and says its drawing', () => {
  for (const drawing of DRAWINGS) {
    const id = photoId(drawing, at, 'a');
    expect(v.is(Id, id), id).toBe(true);
    expect(drawingOf(id)).toBe(drawing);
    expect(photoId(drawing, at, 'a')).toBe(id);
    expect(photoId(drawing, at, 'b')).not.toBe(id);
  }
});

it('every drawing is there as SVG, and nothing that runs is in it', async () => {
  for (const drawing of DRAWINGS) {
    const media = await readDrawing(photoId(drawing, at), demoData.photo);
    expect(media?.type, drawing).toBe('image/svg+xml');
    const text = new TextDecoder().decode(media!.bytes);
    expect(text).toMatch(/^<svg /);
    expect(text).not.toMatch(/<script|\son\w+=|href/);
  }
  expect(readdirSync(resolve(import.meta.dirname, '../../../resources/demo/photos')).sort()).toEqual(
    DRAWINGS.map((name) => `${name}.svg`).sort(),
  );
});

it('the script names no drawing and no category that is not there', () => {
  const items = [...Object.values(demoData.script.cases).flat(), ...STORIES];
  for (const name of items.flatMap(({ photo, after }) => [photo ?? [], after ?? []].flat())) expect(DRAWINGS).toContain(name);
  // A missed visit is reported by nobody, and harm to a child is nothing to play at.
  const reported = demoData.rulebook.categories
    .filter(({ id, duty }) => id !== careRules.category && duty === undefined)
    .map(({ id }) => id);
  expect(Object.keys(demoData.script.cases).sort()).toEqual(reported.sort());
  for (const { spot, title } of items) {
    if (spot) expect(demoData.script.spots[spot], title).toBeDefined();
  }
});

it('an id of somebody else has no photo here', async () => {
  expect(await readDrawing('01a205e1-5566-74c4-8466-9861e24c54f3', demoData.photo)).toBeUndefined();
  expect(await readDrawing(`${photoId('fire', at).slice(0, -4)}ffff`, demoData.photo)).toBeUndefined();
});
