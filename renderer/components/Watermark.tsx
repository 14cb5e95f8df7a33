import { Box } from '@mui/material';
import { useFormat, useNow } from '../kit';

/** Enough to cover a large screen; what lies beyond the panel is cut off. */
const MARKS = 60;

/**
 * Who looks at this and when, across a panel with sensitive data: a photo of the screen says where it was taken. Faint
 * enough to read through, of no size of its own, and in nobody's way. 水印
 */
export const Watermark = ({ name }: { readonly name: string }) => {
  const { dateTime } = useFormat();
  const mark = `${name} ${dateTime(useNow(60_000))}`;
  return (
    <Box
      aria-hidden
      data-testid="watermark"
      data-mark={mark}
      sx={{ position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none', zIndex: 1 }}
    >
      <Box
        sx={{
          position: 'absolute',
          inset: '-20%',
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, 240px)',
          gridAutoRows: 110,
          transform: 'rotate(-18deg)',
          color: 'text.primary',
          opacity: 0.055,
          fontSize: '1rem',
          userSelect: 'none',
          '& > i': { fontStyle: 'normal', whiteSpace: 'nowrap', '&::before': { content: 'attr(data-mark)' } },
        }}
      >
        {Array.from({ length: MARKS }, (_, at) => (
          <i key={at} data-mark={mark} />
        ))}
      </Box>
    </Box>
  );
};
