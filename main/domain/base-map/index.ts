/** What the map stands on: addresses of tiles, Tianditu's rules, what a tile is. */
export { parseTilePath, type BaseSource, type TileAt } from './address';
export { layersDrawnAs, plainAttribution } from './metadata';
export { HEADER_BYTES, judgeHeader, type PmtilesHeader } from './pmtiles-header';
export { LARGEST_TILE, pictureType, PICTURE_TYPES, type PictureType } from './picture';
export { isTiandituServer, judgeRefusal, judgeText, pauseAfter, TIANDITU, tiandituUrl, type TiandituLayer } from './tianditu';
