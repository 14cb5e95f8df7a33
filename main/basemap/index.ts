/** Where tiles of base maps come from: Tianditu, and files of the customer's. */
export { createTianditu, type Tianditu } from './tianditu';
export { openArchive, type Archive } from './archive';
