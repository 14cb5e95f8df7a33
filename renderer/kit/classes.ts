/** Several classes of a stylesheet as one attribute; what is false or absent is left out. */
export const classes = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ');
