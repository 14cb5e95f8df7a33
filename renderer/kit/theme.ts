/// <reference types="@mui/material/themeCssVarsAugmentation" />
import { createTheme } from '@mui/material/styles';
import { dark, light } from './palette';

/** Local families only: nothing is fetched, Chinese first. */
export const FONT_FAMILY = '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Segoe UI", system-ui, sans-serif';
/** Height of a row that fits one line, and of one that fits two; px. */
export const ROW_HEIGHT = 36;
export const TALL_ROW_HEIGHT = 52;

/** Where tooltips and toasts stand in the document; the shell draws it. */
export const NOTICES_ID = 'notices';
const noticePlace = () => document.getElementById(NOTICES_ID) ?? document.body;

/** Drawn inside, where no neighbour or edge cuts it off. */
const FOCUS_RING = { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' } as const;

/** Pressed flat, with a focus ring that is always visible to the keyboard. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  shape: { borderRadius: 4 },
  spacing: 8,
  typography: {
    fontFamily: FONT_FAMILY,
    htmlFontSize: 14,
    fontSize: 14,
    h1: { fontSize: '1.429rem', fontWeight: 600, lineHeight: 1.4 },
    h2: { fontSize: '1.143rem', fontWeight: 600, lineHeight: 1.5 },
    h3: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.5 },
    body1: { fontSize: '1rem', lineHeight: 1.5, letterSpacing: 0 },
    body2: { fontSize: '0.929rem', lineHeight: 1.5, letterSpacing: 0 },
    caption: { fontSize: '0.857rem', lineHeight: 1.5, letterSpacing: 0 },
    button: { fontSize: '1rem', lineHeight: 1.5, fontWeight: 500, letterSpacing: 0, textTransform: 'none' },
    overline: { fontSize: '0.857rem', lineHeight: 1.5, letterSpacing: 0, textTransform: 'none' },
    subtitle1: { letterSpacing: 0 },
    subtitle2: { letterSpacing: 0 },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        html: { fontSize: 14 },
        '*': { scrollbarWidth: 'thin', scrollbarColor: 'var(--mui-palette-text-disabled) transparent' },
        'html, body, #root': { height: '100%', overflow: 'hidden' },
        body: { lineHeight: 1.5, fontVariantNumeric: 'tabular-nums' },
        ':focus-visible': FOCUS_RING,
        'em, i': { fontStyle: 'normal' },
        '@media (prefers-reduced-motion: reduce)': { '*': { animationDuration: '0s !important', transitionDuration: '0s !important' } },
      },
    },
    // Without the ripple nothing else would show which button the keyboard is on.
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { fontFamily: FONT_FAMILY, '&.Mui-focusVisible': FOCUS_RING } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      // A filled one has the colour of the ring: the ring stands off it.
      styleOverrides: { root: { minHeight: 30, '&.MuiButton-contained.Mui-focusVisible': { outlineOffset: '2px' } } },
    },
    MuiLink: { styleOverrides: { root: { '&.Mui-focusVisible': FOCUS_RING } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    // It takes the ring away itself.
    MuiNativeSelect: { styleOverrides: { select: { '&&:focus-visible': FOCUS_RING } } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 4 } } },
    // Inside a landmark, or a screen reader meets them nowhere.
    MuiTooltip: { defaultProps: { enterDelay: 500, disableInteractive: true, slotProps: { popper: { container: noticePlace } } } },
    MuiListItemButton: { defaultProps: { dense: true } },
    MuiMenuItem: { defaultProps: { dense: true } },
    MuiDialog: { styleOverrides: { paper: { boxShadow: 'var(--mui-shadows-8)' } } },
  },
});
