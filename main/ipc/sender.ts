/** The little that is looked at of who asks, as Electron's events give it. */
export interface Sender {
  readonly sender: { readonly id: number; readonly mainFrame: unknown };
  /** null: the frame is gone. */
  readonly senderFrame: { readonly url: string } | null;
}

export interface Trust {
  /** Is this one of our windows? */
  readonly knows: (webContentsId: number) => boolean;
  /** Origins our pages are loaded from. */
  readonly origins: ReadonlySet<string>;
}

/** `scheme://host` of an address. URL.origin is no help: it is "null" for schemes the web does not know. */
export const originOf = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && `${url.protocol}//${url.host}`;
};

/** Only the main frame of one of our own windows, showing one of our own pages, is answered. */
export const isTrusted = (event: Sender, trust: Trust): boolean => {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  const origin = originOf(frame.url);
  return origin !== undefined && trust.origins.has(origin) && trust.knows(event.sender.id);
};
