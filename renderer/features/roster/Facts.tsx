import { useEffect, useState } from 'react';
import { Box, Typography } from '@mui/material';
import type { AreaFacts } from '../../../preload/contract';
import { griddesk, useFormat, useTerm, valueOf } from '../../kit';
import { useDirectory } from '../../replica';
import { useRosterStrings } from './strings';

/** Figures of a place; undefined until they are there. */
const useFacts = (area: string | undefined, revision: unknown): AreaFacts | undefined => {
  const [facts, setFacts] = useState<AreaFacts>();
  useEffect(() => {
    let here = true;
    valueOf(griddesk.roster.facts(area === undefined ? {} : { area })).then(
      (found) => here && setFacts(found),
      () => here && setFacts(undefined),
    );
    return () => {
      here = false;
    };
  }, [area, revision]);
  return facts;
};

const Departments = ({ ids }: { readonly ids: readonly string[] }) => {
  const t = useRosterStrings();
  const { departments } = useDirectory();
  const shown = ids.flatMap((id) => departments.get(id) ?? []);
  if (shown.length === 0) return null;
  return (
    <Box component="details" data-testid="roster-departments" sx={{ mt: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {t('departments')}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {shown.length}
        </Box>
      </Box>
      <Box
        component="ul"
        tabIndex={0}
        aria-label={t('departments')}
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 160, overflow: 'auto', columnWidth: 260, columnGap: 2 }}
      >
        {shown.map(({ id, name, phone, onDuty }) => (
          <Box component="li" key={id} sx={{ breakInside: 'avoid', display: 'flex', gap: 1, py: 0.25 }}>
            <Box component="span" sx={{ minWidth: '8em' }}>
              {name}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {onDuty[0]?.name ?? t('noDuty')} {onDuty[0]?.phone ?? phone}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

/** What there is in the place chosen: grids by type, people by role, who is on duty now. */
export const Facts = ({ area, revision }: { readonly area: string | undefined; readonly revision: unknown }) => {
  const t = useRosterStrings();
  const term = useTerm();
  const { number } = useFormat();
  const facts = useFacts(area, revision);
  if (!facts) return null;
  const figures = [
    [t('grids'), facts.grids],
    [t('households'), facts.households],
    [t('members'), facts.members],
    [t('onDutyNow'), facts.onDuty],
    [t('vacant'), facts.vacant],
  ] as const;
  return (
    <Box component="section" aria-labelledby="roster-place" data-testid="roster-facts" data-code={facts.code} sx={{ px: 1.5, py: 1 }}>
      <Typography id="roster-place" component="h2" variant="h2">
        {facts.name}{' '}
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {term('areaLevels', facts.level)}
        </Box>
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.25 }}>
        {figures.map(([name, value]) => (
          <Box key={name} sx={{ display: 'flex', gap: 0.75 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
              {number(value)}
            </Box>
          </Box>
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[
          ...facts.roles.map(({ role, count, onDuty }) =>
            t('ofRole', { role: term('memberRoles', role), onDuty: number(onDuty), all: number(count) }),
          ),
          ...facts.types.map(({ type, count }) => t('ofType', { type: term('gridTypes', type), number: number(count) })),
        ].join(' · ')}
      </Typography>
      <Departments ids={facts.departments} />
    </Box>
  );
};
