import { useState } from 'react';
import { Button, Menu, MenuItem } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import type { Paper } from '../../../preload/contract';
import { griddesk, useSettings, useTerm } from '../../kit';
import { useRosterStrings } from './strings';

const OF_VILLAGE = ['grid-board', 'public-notice', 'work-card', 'contact-card'] as const satisfies readonly Paper[];
const OF_MEMBER = ['work-card', 'contact-card'] as const satisfies readonly Paper[];

interface Props {
  /** The place chosen; papers are a village's. */
  readonly area: string | undefined;
  readonly memberId?: string;
}

/** Papers of a village, or of one of its people; each opens in a window of its own. */
export const PrintMenu = ({ area, memberId }: Props) => {
  const t = useRosterStrings();
  const term = useTerm();
  const { seat } = useSettings();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const village = (area ?? seat.area).slice(0, 12);
  if (seat.role === 'observer' || seat.role === 'department') return null;
  const open = (paper: Paper) => {
    setAnchor(undefined);
    void griddesk.app.openWindow({ show: 'print', paper, area: village, ...(memberId === undefined ? {} : { memberId }) });
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<PrintIcon />}
        disabled={village.length < 12}
        title={village.length < 12 ? t('printNeeds') : undefined}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        data-testid={memberId === undefined ? 'roster-print' : 'member-print'}
      >
        {t(memberId === undefined ? 'print' : 'printCards')}
      </Button>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        {(memberId === undefined ? OF_VILLAGE : OF_MEMBER).map((paper) => (
          <MenuItem key={paper} onClick={() => open(paper)} data-testid={`print-${paper}`}>
            {term('papers', paper)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
