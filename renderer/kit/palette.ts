/**
 * Neutral greys and one accent. Colour means state and nothing else; each of these has at least 4.5:1 against the
 * backgrounds it is used on (paper, hovered and selected rows).
 */
declare module '@mui/material/styles' {
  interface Palette {
    /** On time, near its limit, overdue, and the quiet colour of a stopped clock. */
    readonly light: Readonly<Record<'green' | 'yellow' | 'red' | 'paused' | 'none', string>>;
    /** Surfaces: bars and rail, a hovered row, the chosen row. */
    readonly surface: Readonly<Record<'bar' | 'hover' | 'chosen' | 'sunken', string>>;
  }
  interface PaletteOptions {
    light?: Palette['light'];
    surface?: Palette['surface'];
  }
}

export const light = {
  primary: { main: '#0b5cad', dark: '#084a8c', light: '#3d7fc4', contrastText: '#ffffff' },
  secondary: { main: '#4a525c', contrastText: '#ffffff' },
  success: { main: '#116b31' },
  warning: { main: '#845400' },
  error: { main: '#b3261e' },
  info: { main: '#0b5cad' },
  background: { default: '#f3f4f6', paper: '#ffffff' },
  text: { primary: '#1b1f24', secondary: '#555d68', disabled: '#8a929c' },
  divider: '#dde1e6',
  light: { green: '#116b31', yellow: '#845400', red: '#b3261e', paused: '#555d68', none: '#6b737d' },
  surface: { bar: '#e9ebee', hover: '#f3f5f7', chosen: '#e3eefb', sunken: '#f7f8f9' },
};

export const dark = {
  primary: { main: '#6cb0f5', dark: '#4a90d9', light: '#9accff', contrastText: '#0d1726' },
  secondary: { main: '#b4bcc6', contrastText: '#14171a' },
  success: { main: '#57c47a' },
  warning: { main: '#e0ae3d' },
  error: { main: '#ff8a80' },
  info: { main: '#6cb0f5' },
  background: { default: '#14171a', paper: '#1c2025' },
  text: { primary: '#e4e8ec', secondary: '#a3acb7', disabled: '#6f7883' },
  divider: '#30363d',
  light: { green: '#57c47a', yellow: '#e0ae3d', red: '#ff8a80', paused: '#a3acb7', none: '#8b95a1' },
  surface: { bar: '#101316', hover: '#23282e', chosen: '#1b3350', sunken: '#181b1f' },
};
