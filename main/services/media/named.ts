/** Photos that an event names. */
export const mediaOf = ({ data }: { readonly data: object }): readonly string[] =>
  'media' in data && Array.isArray(data.media) ? (data.media as readonly string[]) : [];
