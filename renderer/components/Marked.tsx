import { Fragment } from 'react';
import { Box } from '@mui/material';

interface Props {
  readonly text: string;
  /** Words to mark, in lower case. */
  readonly words: readonly string[];
}

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The text cut where a word begins or ends; of words that overlap the one given first wins. */
export const piecesOf = (text: string, words: readonly string[]): readonly Piece[] => {
  const low = text.toLowerCase();
  // A letter whose small form is longer would shift every place after it.
  if (low.length !== text.length) return [{ text, marked: false }];
  const taken = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    if (word === '') continue;
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) taken.fill(true, at, at + word.length);
  }
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + 1;
    while (to < text.length && taken[to] === taken[from]) to += 1;
    pieces.push({ text: text.slice(from, to), marked: taken[from] ?? false });
    from = to;
  }
  return pieces;
};

/** A text in which some words stand out: by weight and a line, because colour is kept for time. */
export const Marked = ({ text, words }: Props) => (
  <>
    {piecesOf(text, words).map(({ text: piece, marked }, i) =>
      marked ? (
        <Box
          component="mark"
          key={i}
          sx={{ bgcolor: 'surface.chosen', color: 'inherit', fontWeight: 600, borderBottom: 1, borderColor: 'primary.main' }}
        >
          {piece}
        </Box>
      ) : (
        <Fragment key={i}>{piece}</Fragment>
      ),
    )}
  </>
);
