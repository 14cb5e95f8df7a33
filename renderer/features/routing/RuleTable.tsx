import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { RoutingReport } from '../../../preload/contract';
import { pick, useFormat, useLang } from '../../kit';
import { useRoutingStrings } from './strings';
import { useRoutingWords } from './words';

/** The rules in the file's order, each with its reason, and how it has fared. */
export const RuleTable = ({ rules }: Pick<RoutingReport, 'rules'>) => {
  const t = useRoutingStrings();
  const lang = useLang();
  const { number } = useFormat();
  const { condition, send } = useRoutingWords();
  if (rules.length === 0) return <Typography variant="body2">{t('none')}</Typography>;
  return (
    <Table size="small" aria-label={t('rules')} sx={{ '& tr > :first-of-type': { pl: 0 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{t('rules')}</TableCell>
          <TableCell>{t('when')}</TableCell>
          <TableCell>{t('send')}</TableCell>
          <TableCell align="right">{t('uses')}</TableCell>
          <TableCell align="right">{t('changed')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rules.map(({ rule, uses, changed }) => (
          <TableRow key={rule.id} data-testid="routing-rule" data-rule-id={rule.id} sx={{ verticalAlign: 'top' }}>
            <TableCell sx={{ width: '34%' }}>
              {pick(lang, rule.why)}
              <Box sx={{ color: 'text.secondary', fontSize: '0.857rem' }}>{rule.id}</Box>
            </TableCell>
            <TableCell>{condition(rule.when)}</TableCell>
            <TableCell>
              {send(rule.send)}
              {rule.only === true && <Box sx={{ color: 'text.secondary', fontSize: '0.857rem' }}>{t('only')}</Box>}
            </TableCell>
            <TableCell align="right">{number(uses)}</TableCell>
            <TableCell align="right">{number(changed)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
