import type { PictureType, TileAt } from '../domain';

export interface TileName extends TileAt {
  /** At most 16 characters. */
  readonly layer: string;
}

export interface KeptTile {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** Tiles that were seen, kept within a set size; the least recently used go first. Never throws: a tile more or less is no harm. */
export interface TileCache {
  get(name: TileName): KeptTile | undefined;
  put(name: TileName, tile: KeptTile): void;
  /** From now on no more than this, bytes of the file. */
  keepUpTo(bytes: number): void;
  usage(): { readonly tiles: number; readonly bytes: number };
  forget(): void;
  close(): void;
}
