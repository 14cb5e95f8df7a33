import { useLayoutEffect, useRef, useState } from 'react';
import { Box } from '@mui/material';
import { useFormat, useSettings } from '../../kit';
import { inTables, type Block } from './blocks';
import { paginate } from './paginate';
import { BODY, PAGE, Sheet } from './Sheet';
import { usePaperStrings } from './strings';

export interface Part {
  readonly key: string;
  /** Who issues it: the line above the title. */
  readonly office: string;
  readonly title: string;
  /** What stands right under the title at its left and right: the number, the date. */
  readonly under: readonly [left: string, right: string];
  readonly blocks: readonly Block[];
}

interface Props {
  readonly name: string;
  /** Each begins on a sheet of its own and counts its own pages. */
  readonly parts: readonly Part[];
  /** When it was printed, ms. */
  readonly at: number;
}

const Head = ({ office, title, under }: Part) => (
  <Box component="header" sx={{ pb: '3mm' }}>
    <Box sx={{ textAlign: 'center', fontSize: '14pt' }}>{office}</Box>
    <Box component="h1" sx={{ m: 0, pt: '1mm', pb: '5mm', textAlign: 'center', fontSize: '22pt', fontWeight: 700, lineHeight: 1.3 }}>
      {title}
    </Box>
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: '6mm' }}>
      <span>{under[0]}</span>
      <span>{under[1]}</span>
    </Box>
  </Box>
);

/** The blocks of a part with its head first. */
const blocksOf = (part: Part): readonly Block[] => [{ key: 'head', node: <Head {...part} />, clings: true }, ...part.blocks];

/** Measures every block where nobody sees it, at the width of the sheet. */
const useSheets = (parts: readonly Part[]) => {
  const measure = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState<{ readonly parts: readonly Part[]; readonly sheets: readonly (readonly (readonly number[])[])[] }>();
  useLayoutEffect(() => {
    let current = true;
    const lay = () => {
      const root = measure.current;
      if (!current || !root) return;
      const height = (element: Element | null | undefined) => element?.getBoundingClientRect().height ?? 0;
      const capacity = height(root.querySelector('[data-room]'));
      const sheets = [...root.querySelectorAll('[data-part]')].map((part, at) =>
        paginate(
          [...part.children].map((child, n) => ({
            height: height(child.querySelector('[data-body]')),
            head: height(child.querySelector('[data-head]')),
            clings: blocksOf(parts[at]!)[n]?.clings ?? false,
          })),
          capacity,
        ),
      );
      setLaid({ parts, sheets });
    };
    // With the fonts it is printed in.
    void document.fonts.ready.then(lay);
    return () => {
      current = false;
    };
  }, [parts]);
  // Until the new words are laid out the old ones stand: a case that moves on must not empty a sheet that is being printed.
  return { measure, laid, ready: laid?.parts === parts };
};

/** A paper as it comes out of the printer, sheet by sheet. */
export const PaperDocument = ({ name, parts, at }: Props) => {
  const t = usePaperStrings();
  const format = useFormat();
  const { seat } = useSettings();
  const { measure, laid, ready } = useSheets(parts);
  const sheets = laid?.sheets;
  const when = format.dateTime(at);
  const pages = sheets?.flat().length ?? 0;
  return (
    <>
      <Box
        data-testid="paper"
        data-status={ready ? 'ready' : 'laying'}
        data-pages={pages}
        aria-label={name}
        role="document"
        sx={{ display: 'grid', gap: '6mm', '@media print': { display: 'block' } }}
      >
        {laid?.parts.map((part, partAt) =>
          sheets?.[partAt]?.map((indexes, sheetAt, all) => {
            const blocks = blocksOf(part);
            const first = blocks[indexes[0]!];
            const page = t('page', { page: sheetAt + 1, pages: all.length });
            return (
              <Sheet
                key={`${part.key} ${sheetAt}`}
                // Orders to several departments have one title: each sheet is told apart by its place among them.
                label={laid.parts.length > 1 ? `${part.title} ${format.number(partAt + 1)} ${page}` : `${part.title} ${page}`}
                watermark={`${seat.operatorName} ${when}`}
                footer={[t('printedBy', { name: seat.operatorName, time: when }), page]}
              >
                {inTables([
                  ...(sheetAt > 0 && first?.head ? [{ key: 'head', row: true as const, node: first.head }] : []),
                  ...indexes.map((index) => blocks[index]!),
                ])}
              </Sheet>
            );
          }),
        )}
      </Box>
      <Box
        ref={measure}
        aria-hidden
        inert
        sx={{
          ...BODY,
          position: 'absolute',
          visibility: 'hidden',
          left: 0,
          top: 0,
          height: 0,
          overflow: 'hidden',
          width: `calc(${PAGE.width} - 2 * ${PAGE.side})`,
          '@media print': { display: 'none' },
        }}
      >
        <Box data-room sx={{ position: 'absolute', height: `calc(${PAGE.height} - ${PAGE.top} - ${PAGE.bottom})` }} />
        {parts.map((part) => (
          <div key={part.key} data-part>
            {blocksOf(part).map(({ key, node, head }) => (
              <div key={key}>
                <Box data-body sx={{ display: 'flow-root' }}>
                  {node}
                </Box>
                {head && (
                  <Box data-head sx={{ display: 'flow-root' }}>
                    {head}
                  </Box>
                )}
              </div>
            ))}
          </div>
        ))}
      </Box>
    </>
  );
};
