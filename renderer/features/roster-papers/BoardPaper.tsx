import { Box } from '@mui/material';
import type { VillageBoard } from '../../../preload/contract';
import { useFormat } from '../../kit';
import { BoardMap } from './BoardMap';
import { Fit, INK, PartHead, WallPaper } from './frame';
import { inSheets } from './labels';
import { Duties, MemberTable, Phones } from './parts';
import { usePeoplePaperStrings } from './strings';

/** Rows that can be read from a step away; a village with more grids gets a further sheet. */
const MOST_GRIDS = 64;
const MAP = { width: 128, height: 160 } as const;

const Line = ({ name, phone }: { readonly name: string; readonly phone: string }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: '2mm', whiteSpace: 'nowrap' }}>
    <span>{name}</span>
    <span>{phone}</span>
  </Box>
);

/** From the village's leader down to the groups: boxes below each other with a line between. */
const Organisation = ({ board }: { readonly board: VillageBoard }) => {
  const t = usePeoplePaperStrings();
  const leaders = board.people.filter(({ role }) => role === 'grid-leader');
  const cadres = board.people.filter(({ role, groupName }) => role === 'cadre' && groupName === undefined);
  const groups = board.people.filter(({ role, groupName }) => role === 'cadre' && groupName !== undefined);
  const boxes = [
    [t('thirdLevel', { village: board.name }), leaders.map(({ name, phone }) => [`${t('leader')} ${name}`, phone] as const)],
    [t('cadres'), cadres.map(({ name, phone }) => [name, phone] as const)],
    [
      t('fourthLevel'),
      groups.map(({ name, phone, groupName }) => [`${(groupName ?? '').replace(board.name, '')} ${name}`, phone] as const),
    ],
  ] as const;
  return (
    <>
      {boxes.map(([title, people], at) => (
        <Box key={title}>
          {at > 0 && <Box aria-hidden sx={{ width: '0.6mm', height: '2.4mm', bgcolor: INK.head, mx: 'auto' }} />}
          <Box sx={{ border: `0.4mm solid ${INK.head}`, minWidth: 'max-content' }}>
            <Box sx={{ bgcolor: INK.head, color: '#fff', fontWeight: 700, textAlign: 'center', px: '1mm' }}>{title}</Box>
            <Box sx={{ px: '2mm', py: '0.8mm' }}>
              {people.length === 0 ? t('none') : people.map(([name, phone]) => <Line key={`${name} ${phone}`} name={name} phone={phone} />)}
            </Box>
          </Box>
        </Box>
      ))}
    </>
  );
};

const Band = ({ board }: { readonly board: VillageBoard }) => {
  const t = usePeoplePaperStrings();
  const { number } = useFormat();
  const members = board.people.filter(({ role }) => role === 'grid-member').length;
  const households = board.grids.reduce((sum, grid) => sum + grid.households, 0);
  return (
    <Box
      component="header"
      sx={{
        bgcolor: INK.head,
        color: '#fff',
        px: '12mm',
        height: '30mm',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: '8mm',
      }}
    >
      <Box>
        <Box sx={{ fontSize: '13pt' }}>{t('boardUnder', { district: board.districtName, township: board.townshipName })}</Box>
        <Box component="h1" sx={{ m: 0, fontSize: '30pt', fontWeight: 700, lineHeight: 1.25, whiteSpace: 'nowrap' }}>
          {t('boardTitle', { village: board.name })}
        </Box>
      </Box>
      <Box sx={{ fontSize: '12pt', maxWidth: '110mm', textAlign: 'right' }}>
        {t('totals', { grids: number(board.grids.length), households: number(households), members: number(members) })}
      </Box>
    </Box>
  );
};

/** 网格公示牌, A3 across: who leads, where the grids are, who is in charge of each and how to call them, what they do. */
export const BoardPaper = ({ board, name, at }: { readonly board: VillageBoard; readonly name: string; readonly at: number }) => {
  const t = usePeoplePaperStrings();
  const { date } = useFormat();
  const [first = [], ...rest] = inSheets(board.grids, MOST_GRIDS);
  const foot = (
    <Box component="footer" sx={{ position: 'absolute', right: '12mm', bottom: '4mm', fontSize: '8pt', color: INK.line }}>
      {t('printed', { date: date(at) })}
    </Box>
  );
  const sheets = [
    <Box key="board" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Band board={board} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          px: '12mm',
          pt: '5mm',
          pb: '10mm',
          display: 'grid',
          gap: '5mm',
          gridTemplateColumns: `86mm ${MAP.width}mm minmax(0, 1fr)`,
          gridTemplateRows: 'minmax(0, 1fr) 58mm',
        }}
      >
        <Fit size={12}>
          <PartHead>{t('organisation')}</PartHead>
          <Organisation board={board} />
        </Fit>
        <Box sx={{ minHeight: 0, fontSize: '12pt' }}>
          <PartHead>{t('map')}</PartHead>
          <BoardMap board={board} {...MAP} />
        </Box>
        <Fit size={12}>
          <PartHead>{t('members')}</PartHead>
          <MemberTable board={board} grids={[...first]} columns={first.length > 12 ? 2 : 1} />
        </Fit>
        <Fit size={11.5}>
          <PartHead>{t('callUs')}</PartHead>
          <Phones board={board} />
        </Fit>
        <Fit size={11.5} sx={{ gridColumn: '2 / -1' }}>
          <PartHead>{t('duties')}</PartHead>
          <Duties board={board} columns={2} />
        </Fit>
      </Box>
      {foot}
    </Box>,
    ...rest.map((grids, n) => (
      <Box key={n} sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        <Band board={board} />
        <Fit size={12} sx={{ flex: 1, mx: '12mm', mt: '5mm', mb: '10mm' }}>
          <PartHead>{t('members')}</PartHead>
          <MemberTable board={board} grids={[...grids]} columns={3} />
        </Fit>
        {foot}
      </Box>
    )),
  ];
  return <WallPaper name={name} size="a3-landscape" sheets={sheets} />;
};
