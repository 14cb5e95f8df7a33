import { Button } from '@mui/material';
import AddIcon from '@mui/icons-material/AddIcCallOutlined';
import { Kbd } from '../../components';
import { useQueueStrings } from './strings';

/** Somebody is on the phone: the report form is one press away. */
export const ReportButton = ({ onPress }: { readonly onPress: () => void }) => {
  const t = useQueueStrings();
  return (
    <Button
      variant="contained"
      onClick={onPress}
      startIcon={<AddIcon />}
      endIcon={<Kbd>I</Kbd>}
      aria-label={t('report')}
      title={t('reportHint')}
      aria-keyshortcuts="Control+N i"
      data-testid="take-report"
      sx={{
        flex: 'none',
        px: 1.25,
        minHeight: 28,
        height: 28,
        whiteSpace: 'nowrap',
        // In a narrow list the icon stands alone, so that the bar stays one line.
        '@container (max-width: 860px)': {
          minWidth: 36,
          px: 0,
          '& .words, & .MuiButton-endIcon': { display: 'none' },
          '& .MuiButton-startIcon': { m: 0 },
        },
        '& .MuiButton-endIcon > kbd': { fontSize: '0.786rem', bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' },
      }}
    >
      <span className="words">{t('report')}</span>
    </Button>
  );
};
