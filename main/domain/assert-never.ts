/** Does not compile while a case of a union is not handled. Reaching it means a value got past its schema. */
export const assertNever = (value: never): never => {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
};
