import type { ReactNode } from 'react';
import { Box, Paper } from '@mui/material';
import type { CaseRow, Grid, PersonRow } from '../../../preload/contract';
import { LightMark, Masked, PriorityBox, StateChip, TimeLeft } from '../../components';
import { useFormat, useTerm } from '../../kit';
import { useCase, usePerson } from '../../replica';
import { MemberCard } from './duty';
import type { Mark } from './marks';
import { useMapStrings } from './strings';

export interface Hover {
  readonly x: number;
  readonly y: number;
  readonly mark: Mark | undefined;
  readonly grid: Grid | undefined;
}

const quiet = { color: 'text.secondary', fontSize: '0.929rem' } as const;

interface Props {
  readonly hover: Hover;
  /** Stands below the words of a grid. */
  readonly children?: ReactNode;
  readonly width: number;
  readonly height: number;
}

/** What is under the pointer, in words; stays inside the map and never takes the pointer. */
export const HoverCard = ({ hover, children, width, height }: Props) => {
  const content = contentOf(hover, children);
  if (!content) return null;
  const left = hover.x > width / 2;
  const above = hover.y > height / 2;
  return (
    <Paper
      elevation={3}
      data-testid="map-card"
      data-kind={hover.mark?.kind ?? 'grid'}
      sx={{ position: 'absolute', zIndex: 2, pointerEvents: 'none', px: 1.25, py: 0.75, maxWidth: 280 }}
      style={{
        ...(left ? { right: width - hover.x + 14 } : { left: hover.x + 14 }),
        ...(above ? { bottom: height - hover.y + 14 } : { top: hover.y + 14 }),
      }}
    >
      {content}
    </Paper>
  );
};

const contentOf = ({ mark, grid }: Hover, more: ReactNode): ReactNode => {
  if (mark?.kind === 'case') return <CaseCard id={mark.id} />;
  if (mark?.kind === 'person') return <PersonCard id={mark.id} />;
  if (mark?.kind === 'member' || mark?.kind === 'members') return <MemberCard mark={mark} />;
  if (mark) return <ClusterCard mark={mark} />;
  return grid && <GridCard grid={grid}>{more}</GridCard>;
};

const CaseCard = ({ id }: { readonly id: string }) => {
  const row = useCase(id);
  return row ? <CaseWords row={row} /> : null;
};

const CaseWords = ({ row }: { readonly row: CaseRow }) => (
  <>
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <TimeLeft clock={row.clock} />
      <PriorityBox priority={row.priority} />
      <StateChip state={row.state} />
    </Box>
    <Box sx={{ fontWeight: 600 }}>{row.title}</Box>
    <Box sx={quiet}>{[row.villageName, row.gridName, row.number].filter(Boolean).join(' · ')}</Box>
  </>
);

const PersonCard = ({ id }: { readonly id: string }) => {
  const person = usePerson(id);
  return person ? <PersonWords person={person} /> : null;
};

const PersonWords = ({ person }: { readonly person: PersonRow }) => {
  const t = useMapStrings();
  const term = useTerm();
  const format = useFormat();
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>
        <Masked value={person.name} />
      </Box>
      <Box>{person.care.map(({ kind }) => term('careKinds', kind)).join(' · ')}</Box>
      <Box sx={quiet}>{t('lookedAfterBy', { name: person.responsibleName })}</Box>
      <Box sx={quiet}>{t('nextVisit', { date: format.date(person.nextDue) })}</Box>
    </>
  );
};

const ClusterCard = ({ mark }: { readonly mark: Extract<Mark, { kind: 'cases' | 'people' }> }) => {
  const t = useMapStrings();
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontWeight: 600 }}>
        {mark.kind === 'cases' && <LightMark light={mark.light} />}
        {t(mark.kind === 'cases' ? 'casesHere' : 'peopleHere', { count: mark.count })}
      </Box>
      <Box sx={quiet}>{t('clickToZoom')}</Box>
    </>
  );
};

const GridCard = ({ grid, children }: { readonly grid: Grid; readonly children: ReactNode }) => {
  const t = useMapStrings();
  const term = useTerm();
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>{grid.name}</Box>
      <Box sx={quiet}>
        {term('gridTypes', grid.type)} · {t('households', { count: grid.households })}
      </Box>
      {children}
    </>
  );
};
