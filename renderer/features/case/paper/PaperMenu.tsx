import { memo, useRef, useState } from 'react';
import { IconButton, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import type { CaseRow } from '../../../../preload/contract';
import { griddesk, useShortcut, useTerm } from '../../../kit';
import { useCaseStrings } from '../strings';

/** What this seat may print of the case; Ctrl+P opens the list, a choice opens the preview. */
export const PaperMenu = memo(({ caseId, papers }: { readonly caseId: string; readonly papers: CaseRow['papers'] }) => {
  const t = useCaseStrings();
  const term = useTerm();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useShortcut('Ctrl+P', () => setOpen(true), { label: t('print'), group: t('group'), whileTyping: true, when: papers.length > 0 });
  if (papers.length === 0) return null;
  return (
    <>
      <Tooltip title={t('printHint')}>
        <IconButton
          ref={button}
          size="small"
          aria-label={t('print')}
          aria-haspopup="menu"
          aria-expanded={open}
          data-testid="print-menu"
          onClick={() => setOpen(true)}
          sx={{ mt: -0.5 }}
        >
          <PrintIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu open={open} onClose={() => setOpen(false)} anchorEl={() => button.current} transitionDuration={0}>
        {papers.map((paper, at) => (
          <MenuItem
            key={paper}
            autoFocus={at === 0}
            data-testid={`print-${paper}`}
            onClick={() => {
              setOpen(false);
              void griddesk.app.openWindow({ show: 'print', paper, caseId });
            }}
          >
            <ListItemText>{term('papers', paper)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
});
PaperMenu.displayName = 'PaperMenu';
