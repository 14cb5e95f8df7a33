import { memo, type ReactNode } from 'react';
import { Box, Link, Typography } from '@mui/material';
import { Fact, Masked } from '../../components';
import { pick, useFormat, useLang, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { Section } from './Section';
import { useCaseStrings } from './strings';
import type { CaseBody } from './use-body';

const Aside = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.857rem', ml: 1 }}>
    {children}
  </Box>
);

/** What of the report is doubtful, in words: it is shown all the same. */
const Problems = ({ row }: { readonly row: Pick<CaseBody, 'problems'> }) => {
  const t = useCaseStrings();
  const term = useTerm();
  if (row.problems.length === 0) return null;
  return (
    <Box role="note" sx={{ border: 1, borderColor: 'warning.main', borderRadius: 1, px: 1.5, py: 0.75, mb: 1 }}>
      <Typography variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
        {t('problems')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {row.problems.map((problem) => (
          <Typography component="li" variant="body2" key={problem}>
            {term('problems', problem)}
          </Typography>
        ))}
      </Box>
    </Box>
  );
};

interface Props {
  readonly row: CaseBody;
  readonly onShowOnMap: ((caseId: string) => void) | undefined;
}

/** What was reported, where and by whom. */
export const CaseFacts = memo(({ row, onShowOnMap }: Props) => {
  const t = useCaseStrings();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const { categories, areaName } = useDirectory();
  const category = row.category === undefined ? undefined : categories.get(row.category);
  const { lon, lat } = row;
  return (
    <Section title={t('facts')} aside={`${t('reported')} ${format.dateTime(row.reportedAt)}`}>
      <Problems row={row} />
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 1 }}>
        {row.description.trim() === '' ? t('noDescription') : row.description}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.25 }}>
        <Fact label={t('where')}>
          {[areaName(row.township), row.villageName === areaName(row.township) ? '' : row.villageName, row.address]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        <Fact label={t('grid')}>
          {row.gridName ?? row.gridCode ?? t('noGrid')}
          {row.gridName !== undefined && row.gridCode !== undefined && <Aside>{row.gridCode}</Aside>}
        </Fact>
        <Fact label={t('coordinates')}>
          {lon === undefined || lat === undefined ? (
            t('noCoordinates')
          ) : (
            <>
              {lon.toFixed(5)}, {lat.toFixed(5)}
              <Aside>{t('schematic')}</Aside>
              {onShowOnMap && (
                <>
                  {' '}
                  <Link
                    component="button"
                    type="button"
                    data-testid="show-on-map"
                    onClick={() => onShowOnMap(row.id)}
                    sx={{ verticalAlign: 'baseline' }}
                  >
                    {t('showOnMap')}
                  </Link>
                </>
              )}
            </>
          )}
        </Fact>
        <Fact label={t('reporter')}>
          {row.reporterName === undefined ? t('noReporter') : <Masked value={row.reporterName} />}
          {row.reporterPhone !== undefined && (
            <>
              {'  '}
              <Masked value={row.reporterPhone} />
            </>
          )}
          <Aside>{term('sources', row.source)}</Aside>
        </Fact>
        <Fact label={t('category')}>{category ? pick(lang, category) : (row.category ?? t('noCategory'))}</Fact>
      </Box>
    </Section>
  );
});
CaseFacts.displayName = 'CaseFacts';
