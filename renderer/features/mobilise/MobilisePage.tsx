import { useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import { EmptyState, ErrorNote, ResizablePanes } from '../../components';
import { griddesk, useSettings, useShortcut } from '../../kit';
import { Board } from './Board';
import { BroadcastList } from './BroadcastList';
import { Composer } from './Composer';
import type { PlacesMap } from './places';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  /** The case that is open in dispatch, to which a clue can be joined. */
  readonly caseId: string | undefined;
  readonly onCase: (caseId: string) => void;
  /** Where replies that say of a place are shown. */
  readonly PlacesMap: PlacesMap;
}

type Shown = { readonly kind: 'compose' } | { readonly kind: 'board'; readonly id: string } | undefined;

const askList = () => griddesk.mobilise.list();

/** Mobilisations: written once, judged by answers. The list at the left, one of them at the right. 动员协查 */
export const MobilisePage = (props: Props) => {
  const { seat } = useSettings();
  // Another seat is shown other people.
  return <Page key={JSON.stringify([seat.role, seat.area])} {...props} />;
};

const Page = ({ caseId, onCase, PlacesMap: Places }: Props) => {
  const t = useMobiliseStrings();
  const { value: list, error, again } = useTold(askList);
  const [shown, setShown] = useState<Shown>();
  const compose = () => setShown({ kind: 'compose' });
  useShortcut('n', compose, { label: t('compose'), group: t('group'), when: list?.maySend === true });
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />;
  if (!list) return <EmptyState title={t('loading')} />;
  const first = list.rows[0];
  const current: Shown = shown ?? (first ? { kind: 'board', id: first.id } : undefined);
  const button = (
    <Button variant="contained" onClick={compose} data-testid="mobilise-compose">
      {t('compose')}
    </Button>
  );
  const right =
    current?.kind === 'compose' ? (
      <Composer onSent={(id) => setShown({ kind: 'board', id })} onCancel={() => setShown(undefined)} />
    ) : current ? (
      <Board
        key={current.id}
        broadcastId={current.id}
        caseId={caseId}
        onCase={onCase}
        PlacesMap={Places}
        onGone={() => setShown(undefined)}
      />
    ) : (
      <EmptyState title={t('none')} hint={t('noneHint')} {...(list.maySend ? { action: button } : {})} />
    );
  return (
    <Box data-testid="mobilise" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography component="h1" variant="h1">
          {t('title')}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary', flex: 1, minWidth: 0 }}>
          {t('readHint')}
        </Typography>
        {list.maySend && list.rows.length > 0 && button}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ResizablePanes
          id="mobilise-panes"
          direction="horizontal"
          handleLabel={t('resize')}
          panes={[
            {
              id: 'mobilise-side',
              size: 24,
              min: 220,
              children: (
                <BroadcastList
                  rows={list.rows}
                  chosenId={current?.kind === 'board' ? current.id : undefined}
                  onChoose={(id) => setShown({ kind: 'board', id })}
                />
              ),
            },
            { id: 'mobilise-main', size: 76, min: 560, children: right },
          ]}
        />
      </Box>
    </Box>
  );
};
