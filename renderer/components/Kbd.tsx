import { Box } from '@mui/material';

/** A key as it stands in a button or in the list of keys; decoration, the button's own name stays without it. */
export const Kbd = ({ children }: { readonly children: string }) => (
  <Box
    component="kbd"
    aria-hidden
    sx={{
      display: 'inline-block',
      minWidth: 18,
      px: 0.5,
      border: 1,
      borderColor: 'divider',
      borderRadius: 0.5,
      fontFamily: 'inherit',
      // A button would draw what stands in it at the size of an icon.
      '&&&': { fontSize: '0.857rem' },
      lineHeight: '16px',
      textAlign: 'center',
      color: 'text.secondary',
      bgcolor: 'surface.sunken',
    }}
  >
    {children}
  </Box>
);
