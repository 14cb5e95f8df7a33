import { Fragment, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { inPieces } from './paginate';

/** A piece of a paper that is not torn apart: a row, a heading, a line of signatures. */
export interface Block {
  readonly key: string;
  readonly node: ReactNode;
  /** The heading row of its table, repeated above it on a new sheet. */
  readonly head?: ReactNode;
  /** A row: those that follow each other are one table. */
  readonly row?: true;
  /** Must not stand last on a sheet. */
  readonly clings?: boolean;
}

const LINE = '0.75pt solid #000';
const CELL = { px: '2mm', py: '1.6mm', borderRight: LINE, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', minWidth: 0 } as const;

/** A row of a table with all its lines; rows below each other share one. */
const Row = ({ columns, height, children }: { readonly columns: string; readonly height?: string; readonly children: ReactNode }) => (
  <Box
    role="row"
    sx={{
      display: 'grid',
      gridTemplateColumns: columns,
      minHeight: height ?? '9mm',
      borderLeft: LINE,
      borderTop: LINE,
      borderBottom: LINE,
      mb: '-0.75pt',
    }}
  >
    {children}
  </Box>
);

const Label = ({ children }: { readonly children: ReactNode }) => (
  <Box role="rowheader" sx={{ ...CELL, px: '1mm', display: 'grid', placeItems: 'center', textAlign: 'center' }}>
    {children}
  </Box>
);
const Value = ({ children, top = false }: { readonly children: ReactNode; readonly top?: boolean }) => (
  <Box role="cell" sx={{ ...CELL, display: 'flex', alignItems: top ? 'flex-start' : 'center' }}>
    <span>{children}</span>
  </Box>
);

const LABEL = '27mm';

/** Two labelled fields side by side. */
export const pair = (
  key: string,
  left: readonly [label: string, value: ReactNode],
  right: readonly [label: string, value: ReactNode],
): Block => ({
  key,
  row: true,
  node: (
    <Row columns={`${LABEL} 1fr ${LABEL} 1fr`}>
      <Label>{left[0]}</Label>
      <Value>{left[1]}</Value>
      <Label>{right[0]}</Label>
      <Value>{right[1]}</Value>
    </Row>
  ),
});

/** One labelled field over the whole width. `height`: room to write by hand. */
export const field = (key: string, label: string, value: ReactNode, height?: string): Block => ({
  key,
  row: true,
  node: (
    <Row columns={`${LABEL} 1fr`} {...(height ? { height } : {})}>
      <Label>{label}</Label>
      <Value top={height !== undefined}>{value}</Value>
    </Row>
  ),
});

/** A labelled text of any length: more rows where it is long. */
export const words = (key: string, label: string, text: string, go: string, height?: string): readonly Block[] =>
  inPieces(text).map((piece, at) => field(`${key}-${at}`, at === 0 ? label : go, piece, at === 0 ? height : undefined));

/** A labelled place to sign, with who signs and when at its lower right. */
export const signed = (key: string, label: string, lines: readonly string[], text: ReactNode = '', height = '26mm'): Block => ({
  key,
  row: true,
  node: (
    <Row columns={`${LABEL} 1fr`} height={height}>
      <Label>{label}</Label>
      <Box role="cell" sx={{ ...CELL, display: 'flex', flexDirection: 'column', justifyContent: 'space-between', gap: '6mm' }}>
        <span>{text}</span>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', flexWrap: 'wrap', gap: '8mm' }}>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </Box>
      </Box>
    </Row>
  ),
});

/** The heading of a part. */
export const heading = (key: string, text: string): Block => ({
  key,
  clings: true,
  node: (
    <Box component="h2" sx={{ m: 0, pt: '5mm', pb: '2mm', fontSize: '12pt', fontWeight: 700 }}>
      {text}
    </Box>
  ),
});

/** Lines of small print under a table. */
export const note = (key: string, text: string): Block => ({
  key,
  node: <Box sx={{ pt: '3mm', fontSize: '9pt' }}>{text}</Box>,
});

const Cells = ({
  columns,
  cells,
  head = false,
}: {
  readonly columns: string;
  readonly cells: readonly ReactNode[];
  readonly head?: boolean;
}) => (
  <Row columns={columns}>
    {cells.map((cell, at) => (
      <Box
        key={at}
        role={head ? 'columnheader' : 'cell'}
        sx={{
          ...CELL,
          px: '1.2mm',
          fontSize: '10pt',
          ...(head ? { textAlign: 'center', fontWeight: 700, display: 'grid', placeItems: 'center' } : {}),
        }}
      >
        {cell}
      </Box>
    ))}
  </Row>
);

/** A table with a heading row; each of its rows may go to the next sheet, and the heading with it. */
export const table = (
  key: string,
  columns: string,
  titles: readonly string[],
  rows: readonly (readonly ReactNode[])[],
): readonly Block[] => {
  const head = <Cells columns={columns} cells={titles} head />;
  return [
    { key: `${key}-head`, row: true, node: head, clings: true },
    ...rows.map((cells, at): Block => ({ key: `${key}-${at}`, row: true, node: <Cells columns={columns} cells={cells} />, head })),
  ];
};

/** What stands on a sheet, with the rows that follow each other as one table; a plain box, so that they lie as if there were none. */
export const inTables = (blocks: readonly Block[]): ReactNode[] => {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.row && last?.[0]?.row) last.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => {
    const nodes = group.map(({ key, node }) => <Fragment key={key}>{node}</Fragment>);
    return group[0]!.row ? (
      <div key={group[0]!.key} role="table">
        {nodes}
      </div>
    ) : (
      nodes
    );
  });
};
