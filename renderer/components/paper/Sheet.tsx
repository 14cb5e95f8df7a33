import type { ReactNode } from 'react';
import { Box } from '@mui/material';

/** A4, and the room on it (GB/T 9704 leaves 37 mm above and 28 mm at the left for a letter; a form is filled to 20 mm). */
export const PAGE = { width: '210mm', height: '297mm', side: '20mm', top: '20mm', bottom: '22mm' } as const;

/** Song for titles and body: what offices print with, or its nearest kin on this machine. */
const SERIF = '"SimSun", "NSimSun", "STSong", "Songti SC", "Noto Serif CJK SC", "Times New Roman", serif';
export const BODY = { fontFamily: SERIF, fontSize: '11pt', lineHeight: 1.45, color: '#000' } as const;

const ROWS = [45, 105, 165, 225, 285] as const;
const COLUMNS = [8, 78, 148] as const;

/** Who printed it and when, over the whole sheet: a copy tells where it came from. */
const Watermark = ({ text }: { readonly text: string }) => (
  <Box
    aria-hidden
    sx={{ position: 'absolute', inset: 0, contain: 'strict', pointerEvents: 'none', color: '#000', opacity: 0.07, fontFamily: SERIF }}
  >
    {ROWS.flatMap((top) =>
      COLUMNS.map((left) => (
        // What reached over the edge would make the printer shrink the page.
        <Box
          key={`${top} ${left}`}
          component="span"
          sx={{
            position: 'absolute',
            top: `${top}mm`,
            left: `${left}mm`,
            maxWidth: '66mm',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            fontSize: '14pt',
            transform: 'rotate(-28deg)',
            transformOrigin: 'left bottom',
          }}
        >
          {text}
        </Box>
      )),
    )}
  </Box>
);

interface Props {
  readonly watermark: string;
  readonly footer: readonly [left: string, right: string];
  readonly label: string;
  readonly children: ReactNode;
}

/** One sheet, the same on the screen and on paper. */
export const Sheet = ({ watermark, footer, label, children }: Props) => (
  <Box
    component="section"
    aria-label={label}
    data-testid="sheet"
    sx={{
      ...BODY,
      position: 'relative',
      boxSizing: 'border-box',
      width: PAGE.width,
      height: PAGE.height,
      px: PAGE.side,
      pt: PAGE.top,
      bgcolor: '#fff',
      overflow: 'hidden',
      breakAfter: 'page',
      '&:last-of-type': { breakAfter: 'auto' },
      '@media screen': { boxShadow: '0 1px 4px rgba(0, 0, 0, .35)' },
    }}
  >
    <Watermark text={watermark} />
    <Box sx={{ position: 'relative' }}>{children}</Box>
    <Box
      component="footer"
      sx={{
        position: 'absolute',
        left: PAGE.side,
        right: PAGE.side,
        bottom: '10mm',
        display: 'flex',
        justifyContent: 'space-between',
        gap: '6mm',
        fontSize: '9pt',
      }}
    >
      <span>{footer[0]}</span>
      <span>{footer[1]}</span>
    </Box>
  </Box>
);
