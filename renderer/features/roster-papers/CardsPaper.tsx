import { Box } from '@mui/material';
import type { VillageBoard } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { Fit, INK, WallPaper } from './frame';
import { inSheets, shortName } from './labels';
import { Phones } from './parts';
import { usePeoplePaperStrings } from './strings';

type Person = VillageBoard['people'][number];
interface CardProps {
  readonly board: VillageBoard;
  readonly person: Person;
  readonly at: number;
}

/** A bank card's size (ISO/IEC 7810, ID-1), which holders and laminating pouches are made for; mm. */
const LONG = 85.6;
const SHORT = 54;

/** What somebody is in charge of, in a line. */
const useInCharge = () => {
  const t = usePeoplePaperStrings();
  return (board: VillageBoard, { grids, groupName }: Person): string => {
    const [only] = grids;
    const grid = grids.length === 1 ? board.grids.find(({ code }) => code === only) : undefined;
    if (grid) return shortName(grid.name, board.name);
    return [groupName?.replace(board.name, ''), grids.length > 0 ? t('gridsOf', { count: grids.length }) : undefined]
      .filter(Boolean)
      .join(' ');
  };
};

/** 工作证: worn, so upright, with room for a photo and a seal. */
const WorkCard = ({ board, person, at }: CardProps) => {
  const t = usePeoplePaperStrings();
  const term = useTerm();
  const { date } = useFormat();
  const inCharge = useInCharge();
  const facts = [
    [t('name'), person.name],
    [t('unit'), board.name],
    [t('grid'), inCharge(board, person)],
    [t('number'), person.id],
  ] as const;
  return (
    <Box sx={{ width: `${SHORT}mm`, height: `${LONG}mm`, display: 'flex', flexDirection: 'column', boxSizing: 'border-box' }}>
      <Box sx={{ bgcolor: INK.head, color: '#fff', textAlign: 'center', py: '2mm' }}>
        <Box sx={{ fontSize: '7pt' }}>{`${board.districtName}${board.townshipName}`}</Box>
        <Box sx={{ fontSize: '13pt', fontWeight: 700, lineHeight: 1.25 }}>{t('workTitle')}</Box>
      </Box>
      <Box
        sx={{
          alignSelf: 'center',
          mt: '2.4mm',
          width: '22mm',
          height: '28mm',
          border: `0.25mm dashed ${INK.line}`,
          display: 'grid',
          placeItems: 'center',
          fontSize: '7pt',
          color: INK.line,
        }}
      >
        {t('photo')}
      </Box>
      <Fit size={9} sx={{ flex: 1, mx: '4mm', mt: '2mm' }}>
        <Box
          component="dl"
          sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: '2mm', rowGap: '0.4mm' }}
        >
          {facts.map(([word, value], n) => (
            <Box key={word} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: INK.line }}>
                {word}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontWeight: n === 0 ? 700 : 400 }}>
                {value}
                {n === 0 && <Box component="span" sx={{ fontWeight: 400 }}>{`　${term('memberRoles', person.role)}`}</Box>}
              </Box>
            </Box>
          ))}
        </Box>
      </Fit>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          gap: '1mm',
          mx: '4mm',
          mb: '2mm',
          fontSize: '6pt',
          color: INK.line,
          whiteSpace: 'nowrap',
        }}
      >
        <span>{t('stamp')}</span>
        <span>{t('issued', { date: date(at) })}</span>
      </Box>
    </Box>
  );
};

/** 联系卡: left with a household, so the number is what is read first. */
const ContactCard = ({ board, person }: CardProps) => {
  const t = usePeoplePaperStrings();
  const inCharge = useInCharge();
  const leader = board.people.find(({ role }) => role === 'grid-leader');
  return (
    <Box sx={{ width: `${LONG}mm`, height: `${SHORT}mm`, display: 'flex', flexDirection: 'column', boxSizing: 'border-box' }}>
      <Box
        sx={{
          bgcolor: INK.head,
          color: '#fff',
          px: '4mm',
          py: '1.2mm',
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          gap: '2mm',
          whiteSpace: 'nowrap',
        }}
      >
        <Box component="span" sx={{ fontSize: '10pt', fontWeight: 700 }}>
          {t('cardTitle')}
        </Box>
        <Box component="span" sx={{ fontSize: '7pt' }}>{`${board.townshipName} ${board.name}`}</Box>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          px: '4mm',
          pt: '1.6mm',
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) 31mm',
          columnGap: '3mm',
        }}
      >
        <Fit size={8.5}>
          <Box sx={{ color: INK.line }}>{t('yours')}</Box>
          <Box sx={{ fontSize: '2em', fontWeight: 700, lineHeight: 1.2, whiteSpace: 'nowrap' }}>{person.name}</Box>
          <Box sx={{ fontSize: '1.75em', fontWeight: 700, color: INK.head, whiteSpace: 'nowrap' }}>{person.phone}</Box>
          <Box>{inCharge(board, person)}</Box>
          {leader && leader.id !== person.id && (
            <Box sx={{ whiteSpace: 'nowrap' }}>{t('leaderOf', { name: leader.name, phone: leader.phone })}</Box>
          )}
        </Fit>
        <Fit size={7} sx={{ borderLeft: `0.25mm solid ${INK.line}`, pl: '2mm', pr: '1mm' }}>
          <Phones board={board} small />
        </Fit>
      </Box>
      <Box sx={{ bgcolor: INK.soft, color: INK.head, px: '4mm', py: '0.8mm', fontSize: '6.5pt' }}>{t('cardWords')}</Box>
    </Box>
  );
};

const KINDS = {
  'work-card': { Card: WorkCard, columns: 3, rows: 3, width: SHORT, height: LONG },
  'contact-card': { Card: ContactCard, columns: 2, rows: 5, width: LONG, height: SHORT },
} as const;

interface Props {
  readonly board: VillageBoard;
  readonly kind: keyof typeof KINDS;
  readonly memberId: string | undefined;
  readonly name: string;
  readonly at: number;
}

/** Cards to be cut out along their lines: of one person, or of the whole village. */
export const CardsPaper = ({ board, kind, memberId, name, at }: Props) => {
  const { Card, columns, rows, width, height } = KINDS[kind];
  const people = board.people.filter(({ id, role }) =>
    memberId === undefined ? role === 'grid-member' || role === 'grid-leader' : id === memberId,
  );
  const sheets = inSheets(people, columns * rows).map((part, n) => (
    <Box
      key={n}
      sx={{
        height: '100%',
        display: 'grid',
        placeContent: 'center',
        gridTemplateColumns: `repeat(${columns}, ${width}mm)`,
        gridAutoRows: `${height}mm`,
        gap: '0.25mm',
      }}
    >
      {part.map((person) => (
        <Box key={person.id} sx={{ outline: `0.25mm dotted ${INK.line}` }} data-card={person.id}>
          <Card board={board} person={person} at={at} />
        </Box>
      ))}
    </Box>
  ));
  return <WallPaper name={name} size="a4" sheets={sheets} />;
};
