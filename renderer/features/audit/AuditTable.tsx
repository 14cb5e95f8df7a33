import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { AuditRecord } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { useAuditStrings } from './strings';
import { useKindWords } from './use-kind-words';

const COLUMNS = ['at', 'who', 'kind', 'subject', 'result', 'details'] as const;

/** What stood in the record's details, as it was written: names of fields and their values. */
const detailsOf = ({ details }: AuditRecord): string =>
  Object.entries(details ?? {})
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');

export const AuditTable = ({ records }: { readonly records: readonly AuditRecord[] }) => {
  const t = useAuditStrings();
  const term = useTerm();
  const kindWords = useKindWords();
  const { dateTime } = useFormat();
  if (records.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('empty')}</Typography>;
  return (
    <Table size="small" data-testid="audit-table">
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableCell key={column}>{t(column)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <TableRow key={record.n} data-kind={record.kind} data-result={record.result}>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateTime(record.at)}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {record.who} · {term('roles', record.role)}
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{kindWords(record.kind)}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>{record.number ?? record.subject}</TableCell>
            <TableCell sx={{ color: record.result === 'refused' ? 'error.main' : undefined, whiteSpace: 'nowrap' }}>
              {t(record.result)}
            </TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>{detailsOf(record)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
