import { Box, Button, Link, TextField, Typography } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { EmptyState, Kbd } from '../../components';
import { griddesk, useFormat, useNow, useShortcut } from '../../kit';
import { useNote } from './note';
import { useHandoverStrings } from './strings';
import { useSections, type Section } from './use-sections';

/** Of one kind; a page of thousands is read by nobody. */
const MOST = 100;

const Lines = ({ section, onCase }: { readonly section: Section; readonly onCase: (caseId: string) => void }) => {
  const t = useHandoverStrings();
  const { number } = useFormat();
  const shown = section.lines.slice(0, MOST);
  return (
    <Box component="section" aria-labelledby={`handover-${section.name}`} data-testid={`handover-${section.name}`} sx={{ mb: 2.5 }}>
      <Typography id={`handover-${section.name}`} component="h2" variant="h3" sx={{ mb: 0.5 }}>
        {section.title}
        <Box component="span" sx={{ color: section.name === 'overdue' ? 'light.red' : 'text.secondary', ml: 1 }}>
          {number(section.lines.length)}
        </Box>
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
        {shown.map(({ key, caseId, about, where, says }) => (
          <Box
            component="li"
            key={key}
            data-testid="handover-line"
            data-case-id={caseId}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 2fr) minmax(0, 5fr)',
              columnGap: 2,
              py: 0.5,
              borderBottom: 1,
              borderColor: 'divider',
              '& > *': { overflowWrap: 'anywhere' },
            }}
          >
            {caseId === undefined ? (
              <span>{about}</span>
            ) : (
              <Link component="button" type="button" variant="body1" onClick={() => onCase(caseId)} sx={{ textAlign: 'left' }}>
                {about}
              </Link>
            )}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {where}
            </Box>
            <span>{says}</span>
          </Box>
        ))}
      </Box>
      {section.lines.length > MOST && (
        <Typography variant="body2" sx={{ color: 'text.secondary', pt: 0.5 }}>
          {t('more', { count: section.lines.length - MOST })}
        </Typography>
      )}
    </Box>
  );
};

export interface Props {
  /** This seat hands a shift over. */
  readonly allowed: boolean;
  readonly onCase: (caseId: string) => void;
}

/** What one shift leaves to the next, with words of its own, and the way to paper. 交接班 */
export const HandoverPage = ({ allowed, onCase }: Props) => {
  const t = useHandoverStrings();
  const sections = useSections(useNow(60_000)).filter(({ lines }) => lines.length > 0);
  const [note, change] = useNote();
  const print = () => void griddesk.app.openWindow({ show: 'print', paper: 'handover' });
  useShortcut('Ctrl+P', print, { label: t('print'), group: t('group'), when: allowed, whileTyping: true });
  if (!allowed) return <EmptyState title={t('notAllowed')} />;
  return (
    <Box data-testid="handover" tabIndex={0} role="region" aria-label={t('title')} sx={{ height: '100%', overflowY: 'auto', p: 3 }}>
      <Box sx={{ maxWidth: 1100 }}>
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="h1" component="h1">
              {t('title')}
            </Typography>
            <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('explain')}</Typography>
          </Box>
          <Button
            variant="contained"
            startIcon={<PrintIcon />}
            endIcon={<Kbd>Ctrl+P</Kbd>}
            onClick={print}
            data-testid="handover-print"
            sx={{ flex: 'none', '& .MuiButton-endIcon > kbd': { bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' } }}
          >
            {t('print')}
          </Button>
        </Box>
        <TextField
          label={t('note')}
          helperText={t('noteHint')}
          value={note.text}
          onChange={(event) => change({ text: event.target.value })}
          multiline
          minRows={2}
          maxRows={8}
          fullWidth
          slotProps={{ htmlInput: { maxLength: 4000, 'data-testid': 'handover-note' } }}
          sx={{ mb: 3 }}
        />
        {sections.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('nothing')}</Typography>}
        {sections.map((section) => (
          <Lines key={section.name} section={section} onCase={onCase} />
        ))}
      </Box>
    </Box>
  );
};
