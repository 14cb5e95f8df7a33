/** Puts the keyboard on the choice of the chair, as soon as the page is drawn. */
export const focusSeat = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid=seat-role] [role=combobox]')?.focus());
};
