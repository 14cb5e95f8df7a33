import { useState } from 'react';
import { Box, Button, TextField, Typography } from '@mui/material';
import { ErrorNote } from '../../../components';
import { griddesk, valueOf } from '../../../kit';
import type { Signed } from './signed';
import { useCasePaperStrings } from './strings';

interface Props {
  readonly caseId: string;
  readonly signed: Signed | undefined;
  readonly onSigned: (signed: Signed) => void;
}

/** Above the sheets, for a shift lead: with a purpose, which goes to the audit, the file names people in full. */
export const SignFor = ({ caseId, signed, onSigned }: Props) => {
  const t = useCasePaperStrings();
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<unknown>();
  const said = purpose.trim();
  const sign = async () => {
    try {
      onSigned({ ...(await valueOf(griddesk.cases.unmask({ caseId, purpose: said }))), purpose: said });
      setError(undefined);
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <Box
      data-not-printed
      component="form"
      aria-label={t('sign')}
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') void sign();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2, p: 1, bgcolor: 'background.paper', maxWidth: '210mm' }}
    >
      {signed ? (
        <Typography role="status" data-testid="paper-signed">
          {t('signedFor', { name: signed.signedBy, purpose: signed.purpose })}
        </Typography>
      ) : (
        <>
          <TextField
            label={t('purpose')}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            sx={{ flex: 1 }}
            slotProps={{ htmlInput: { maxLength: 200, 'data-testid': 'paper-purpose' } }}
          />
          <Button type="submit" variant="outlined" disabled={said === ''} data-testid="paper-sign">
            {t('sign')}
          </Button>
        </>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </Box>
  );
};
