/** The whole body, or undefined when it is larger than so many bytes: no more than that is ever held. */
export const readLimited = async (response: Response, limit: number): Promise<Uint8Array | undefined> => {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (!response.body) return new Uint8Array();
  if (announced > limit) {
    await response.body.cancel();
    return undefined;
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  return new Uint8Array(Buffer.concat(pieces));
};
