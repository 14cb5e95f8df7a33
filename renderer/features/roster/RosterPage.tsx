import { useMemo, useState } from 'react';
import { Box, Button, Tab, Tabs, Typography } from '@mui/material';
import ImportIcon from '@mui/icons-material/UploadFileOutlined';
import OutlineIcon from '@mui/icons-material/PolylineOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import type { RosterRow } from '../../../preload/contract';
import { EmptyState, ErrorNote, ResizablePanes } from '../../components';
import { useFormat, useSettings } from '../../kit';
import { useCase, useDirectory } from '../../replica';
import { Drills } from './drills/Drills';
import { useDrillStrings } from './drills/strings';
import { AreaTree } from './AreaTree';
import { Facts } from './Facts';
import { Filters, NOBODY_SPECIAL, type Near, type Wanted } from './Filters';
import { ImportDialog } from './ImportDialog';
import { useImportStrings } from './import-strings';
import { MemberCard } from './MemberCard';
import { PeopleRows } from './PeopleRows';
import { PrintMenu } from './PrintMenu';
import { SelectionButton } from './selection/SelectionDialog';
import { useRosterStrings } from './strings';
import { useFound, usePeople, type PeopleQuestion } from './use-people';

interface Props {
  /** The case that is open beside the queue, from whose place distances can count. */
  readonly caseId: string | undefined;
  readonly onShowGrids: (grids: readonly string[]) => void;
  readonly onImportOutlines: () => void;
  /** Whom it is opened at, and where they stand: a grid or an area. */
  readonly member?: { readonly id: string; readonly place: string } | undefined;
}
interface Where {
  readonly area?: string;
  readonly gridCode?: string;
}

/** A grid has more digits than any area, or letters. */
const whereOf = (place: string | undefined): Where => {
  if (place === undefined) return {};
  return /^\d{4,12}$/.test(place) ? { area: place } : { gridCode: place };
};

const useCasePlace = (caseId: string | undefined): Near | undefined => {
  const t = useRosterStrings();
  const row = useCase(caseId);
  const [lon, lat] = [row?.lon, row?.lat];
  return useMemo(() => (lon === undefined || lat === undefined ? undefined : { name: t('nearCase'), lon, lat }), [t, lon, lat]);
};

const People = ({
  where,
  revision,
  caseId,
  onShowGrids,
  member,
}: Omit<Props, 'onImportOutlines'> & { readonly where: Where; readonly revision: unknown }) => {
  const t = useRosterStrings();
  const { number } = useFormat();
  const { role } = useSettings().seat;
  const caseAt = useCasePlace(caseId);
  const [wanted, setWanted] = useState<Wanted>(NOBODY_SPECIAL);
  const [chosen, setChosen] = useState<RosterRow>();
  const { near } = wanted;
  const question: PeopleQuestion = {
    ...where,
    text: wanted.text.trim(),
    ...(wanted.role ? { role: wanted.role } : {}),
    ...(wanted.onDuty ? { onDuty: true } : {}),
    ...(near ? { near: { lon: near.lon, lat: near.lat } } : {}),
  };
  const people = usePeople(question, revision);
  useFound(people, member?.id, setChosen);
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Filters wanted={wanted} caseAt={caseAt} onChange={(patch) => setWanted((before) => ({ ...before, ...patch }))} />
      <Box sx={{ px: 1.5, pb: 0.75, display: 'flex', gap: 1.5, alignItems: 'baseline', color: 'text.secondary' }}>
        <Typography role="status" data-testid="roster-count" variant="body2">
          {people.total !== undefined && t('count', { count: people.total, formatted: number(people.total) })}
        </Typography>
        <Typography variant="body2" noWrap title={t('masked')} sx={{ minWidth: 0 }}>
          <LockIcon aria-hidden sx={{ fontSize: 14, verticalAlign: 'text-bottom', mr: 0.5 }} />
          {t('masked')}
        </Typography>
      </Box>
      {people.error !== undefined ? (
        <ErrorNote error={people.error} onRetry={people.again} />
      ) : people.total === undefined ? (
        <EmptyState title={t('loading')} />
      ) : people.total === 0 ? (
        <EmptyState title={t('nobodyTitle')} hint={t('nobodyHint')} />
      ) : (
        <PeopleRows
          total={people.total}
          row={people.row}
          look={people.look}
          chosenId={chosen?.id}
          onChoose={setChosen}
          question={JSON.stringify(question)}
        />
      )}
      {chosen && (
        <MemberCard member={chosen} mayReach={role === 'lead' || role === 'dispatcher' || role === 'village'} onShowGrids={onShowGrids}>
          <PrintMenu area={chosen.area} memberId={chosen.id} />
          {role === 'lead' && chosen.role === 'grid-member' && <SelectionButton member={chosen} />}
        </MemberCard>
      )}
    </Box>
  );
};

/** The roster: the levels of the grid at the left, what there is and who at the right. 网格队伍 */
export const RosterPage = ({ caseId, onShowGrids, onImportOutlines, member }: Props) => {
  const t = useRosterStrings();
  // A change of the directory gives the window new areas: what is shown is asked for again.
  const { areas: revision } = useDirectory();
  const [where, setWhere] = useState<Where>(() => whereOf(member?.place));
  const [importing, setImporting] = useState(false);
  const i = useImportStrings();
  const d = useDrillStrings();
  const [pane, setPane] = useState<'people' | 'tab'>('people');
  const { role } = useSettings().seat;
  const people = <People where={where} revision={revision} caseId={caseId} onShowGrids={onShowGrids} member={member} />;
  return (
    <Box data-testid="roster" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, pt: 1 }}>
        <Typography component="h1" variant="h1" sx={{ mr: 'auto' }}>
          {t('title')}
        </Typography>
        <PrintMenu area={where.area} />
        {role === 'lead' && (
          <>
            <Button variant="outlined" startIcon={<ImportIcon />} onClick={() => setImporting(true)} data-testid="roster-open-import">
              {i('open')}
            </Button>
            <Button variant="outlined" startIcon={<OutlineIcon />} onClick={() => onImportOutlines()} data-testid="open-import-outlines">
              {i('openOutlines')}
            </Button>
          </>
        )}
      </Box>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ResizablePanes
          id="roster"
          direction="horizontal"
          handleLabel={t('resize')}
          panes={[
            {
              id: 'roster-tree',
              size: 30,
              min: 240,
              children: <AreaTree revision={revision} chosen={where.gridCode ?? where.area} onChoose={setWhere} />,
            },
            {
              id: 'roster-people',
              size: 70,
              min: 480,
              children: (
                <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', borderLeft: 1, borderColor: 'divider' }}>
                  <Facts area={where.area} revision={revision} />
                  {role === 'lead' || role === 'dispatcher' ? (
                    <>
                      <Tabs
                        value={pane}
                        onChange={(_event, next: typeof pane) => setPane(next)}
                        aria-label={t('title')}
                        sx={{ minHeight: 34, px: 0.5, borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { minHeight: 34, py: 0 } }}
                      >
                        {(['people', 'tab'] as const).map((one) => (
                          <Tab
                            key={one}
                            value={one}
                            label={d(one)}
                            id={`roster-tab-${one}`}
                            aria-controls="roster-pane"
                            data-testid={one === 'people' ? 'roster-tab-people' : 'roster-tab-drills'}
                          />
                        ))}
                      </Tabs>
                      <Box
                        role="tabpanel"
                        id="roster-pane"
                        aria-labelledby={`roster-tab-${pane}`}
                        sx={{
                          flex: 1,
                          minHeight: 0,
                          overflowY: 'auto',
                          display: 'flex',
                          flexDirection: 'column',
                          pt: pane === 'people' ? 1 : 0,
                        }}
                      >
                        {pane === 'people' ? people : <Drills area={where.area} />}
                      </Box>
                    </>
                  ) : (
                    people
                  )}
                </Box>
              ),
            },
          ]}
        />
      </Box>
    </Box>
  );
};
