import { Box } from '@mui/material';
import { useState } from 'react';
import { CasePanel } from '../features/case';

/** One case in its own window; closing it closes the window. */
export const CaseWindow = ({ caseId }: { readonly caseId: string }) => {
  const [shown, setShown] = useState(caseId);
  return (
    <Box component="main" sx={{ height: '100%', bgcolor: 'background.paper' }}>
      <CasePanel key={shown} caseId={shown} onClose={() => window.close()} onOpen={setShown} />
    </Box>
  );
};
