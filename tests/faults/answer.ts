/** What a console said to a command. */
export type Answer = { readonly ok: true; readonly eventIds: readonly string[] } | { readonly ok: false; readonly code: string };
