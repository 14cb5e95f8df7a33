import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { FONT_FAMILY } from '../../kit';
import { usePeoplePaperStrings } from './strings';

/** Ink of what hangs on a wall: dark blue for heads, lines that survive a copier. */
export const INK = { head: '#12467b', line: '#5b6b7b', soft: '#e8eff6', text: '#10161c' } as const;

export type Size = 'a3-landscape' | 'a3-portrait' | 'a4';
const SIZES: Readonly<Record<Size, readonly [width: number, height: number]>> = {
  'a3-landscape': [420, 297],
  'a3-portrait': [297, 420],
  a4: [210, 297],
};

/** Told by each part that has found the size at which it fits. */
const Fitted = createContext<() => void>(() => undefined);

/** Letters grow where there is room for it, and get smaller where there is not, so that no word is left out. */
const MOST = 1.5;
const LEAST = 0.5;

/** Letters as large as the room allows, in steps of 2 %: measured, since names and numbers are as long as they are. */
export const Fit = ({ size, children, sx }: { readonly size: number; readonly children: ReactNode; readonly sx?: object }) => {
  const box = useRef<HTMLDivElement>(null);
  const told = useContext(Fitted);
  useLayoutEffect(() => {
    let here = true;
    void document.fonts.ready.then(() => {
      const element = box.current;
      if (!here || !element) return;
      for (let share = MOST; ; share -= 0.02) {
        element.style.fontSize = `${size * share}pt`;
        const fits = element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth;
        if (fits || share < LEAST) {
          element.dataset['fits'] = String(fits);
          break;
        }
      }
      told();
    });
    return () => {
      here = false;
    };
  });
  return (
    <Box ref={box} data-fit sx={{ minHeight: 0, minWidth: 0, overflow: 'hidden', lineHeight: 1.35, ...sx }}>
      {children}
    </Box>
  );
};

interface Props {
  readonly name: string;
  readonly size: Size;
  readonly sheets: readonly ReactNode[];
}

/** Sheets of a paper for the wall or the hand, as they come out of the printer; ready once every part fits. */
export const WallPaper = ({ name, size, sheets }: Props) => {
  const t = usePeoplePaperStrings();
  const [width, height] = SIZES[size];
  const root = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const look = () => {
    const parts = [...(root.current?.querySelectorAll<HTMLElement>('[data-fit]') ?? [])];
    setReady(parts.every(({ dataset }) => dataset['fits'] !== undefined));
  };
  useEffect(() => {
    void document.fonts.ready.then(look);
  });
  return (
    <Fitted value={look}>
      <Box
        ref={root}
        data-testid="paper"
        data-status={ready ? 'ready' : 'laying'}
        data-pages={sheets.length}
        role="document"
        aria-label={name}
        sx={{ display: 'grid', gap: '6mm', '@media print': { display: 'block' } }}
      >
        {sheets.map((sheet, at) => (
          <Box
            key={at}
            component="section"
            aria-label={t('sheet', { title: name, page: at + 1 })}
            data-testid="sheet"
            sx={{
              position: 'relative',
              boxSizing: 'border-box',
              width: `${width}mm`,
              height: `${height}mm`,
              overflow: 'hidden',
              bgcolor: '#fff',
              color: INK.text,
              fontFamily: FONT_FAMILY,
              fontVariantNumeric: 'tabular-nums',
              breakAfter: 'page',
              '&:last-of-type': { breakAfter: 'auto' },
              '@media screen': { boxShadow: '0 1px 4px rgba(0, 0, 0, .35)' },
              '& h2, & h3, & p, & ul, & ol, & table': { m: 0 },
            }}
          >
            {sheet}
          </Box>
        ))}
      </Box>
    </Fitted>
  );
};

/** The heading of a part of a wall paper. */
export const PartHead = ({ children }: { readonly children: ReactNode }) => (
  <Box
    component="h2"
    sx={{
      // The same for every part, however large its letters are.
      fontSize: '15pt',
      fontWeight: 700,
      color: INK.head,
      borderBottom: `0.6mm solid ${INK.head}`,
      pb: '0.6mm',
      mb: '1.4mm !important',
    }}
  >
    {children}
  </Box>
);
