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
      aria-keyshortcuts="Control+N i"
      data-testid="take-report"
      sx={{
        flex: 'none',
        px: 1.25,
        minHeight: 28,
        height: 28,
        whiteSpace: 'nowrap',
        '& .MuiButton-endIcon > kbd': { fontSize: '0.786rem', bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' },
      }}
    >
      {t('report')}
    </Button>
  );
};
