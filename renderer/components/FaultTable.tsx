import { useEffect, useState, type ReactNode } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';

/** Entries asked for at once; somebody mends the first hundred before they want to see the next. */
const PAGE = 100;
const MOST = 500;

interface Props<T> {
  /** Of the table for screen readers and hooks; one of a kind in the window. */
  readonly id: string;
  readonly title: string;
  /** What the button that fetches further ones says. */
  readonly more: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** Heads of the columns; the first is a number. */
  readonly head: readonly string[];
  readonly total: number;
  /** The first so many; the same function as long as it is the same file. */
  readonly read: (limit: number) => Promise<readonly T[]>;
  readonly renderRows: (entry: T) => ReactNode;
  readonly onError: (error: unknown) => void;
}

/** Entries of a file that are not taken, and what is wrong with each. */
export const FaultTable = <T,>({ id, title, more, action, head, total, read, renderRows, onError }: Props<T>) => {
  const [entries, setEntries] = useState<readonly T[]>([]);
  const [wanted, setWanted] = useState(PAGE);
  useEffect(() => {
    let here = true;
    void read(Math.min(MOST, wanted)).then(
      (page) => here && setEntries(page),
      (refused: unknown) => here && onError(refused),
    );
    return () => {
      here = false;
    };
  }, [read, wanted, onError]);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', pt: 1, pb: 0.5 }}>
        <Typography id={id} component="h3" variant="h3" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {action}
      </Box>
      <Box tabIndex={0} role="region" aria-labelledby={id} sx={{ maxHeight: 240, overflow: 'auto', border: 1, borderColor: 'divider' }}>
        <Table size="small" stickyHeader data-testid={id}>
          <TableHead>
            <TableRow>
              {head.map((name, at) => (
                <TableCell key={name} align={at === 0 ? 'right' : 'left'}>
                  {name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{entries.map(renderRows)}</TableBody>
        </Table>
        {entries.length < total && wanted < MOST && (
          <Button onClick={() => setWanted(wanted + PAGE)} sx={{ m: 1 }}>
            {more}
          </Button>
        )}
      </Box>
    </Box>
  );
};
