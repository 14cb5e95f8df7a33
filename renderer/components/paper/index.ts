export { field, heading, note, pair, signed, table, words, type Block } from './blocks';
export { inPieces } from './paginate';
export { PaperDocument, type Part } from './PaperDocument';
