/** Points at another part of the document. */
export const ref = (path: string) => ({ $ref: `#/${path}` });

export const mapValues = <T, U>(object: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

/** `case.reported` as a name of a component. */
export const nameOf = (type: string): string => type.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** References to the messages of these types, each under its name. */
export const messageRefs = (types: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(types).map((type) => [nameOf(type), ref(`components/messages/${nameOf(type)}`)]));
