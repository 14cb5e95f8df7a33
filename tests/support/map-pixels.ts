import type { Page } from 'playwright';

export type Colour = readonly [red: number, green: number, blue: number];

/** The colour of the map on the screen, as the eye gets it: at parts of its width and height, 0 to 1. */
export const mapColour = async (window: Page, across = 0.5, down = 0.5): Promise<Colour> => {
  const box = await window.getByTestId('map').boundingBox();
  if (!box) throw new Error('there is no map');
  const clip = { x: Math.round(box.x + box.width * across) - 2, y: Math.round(box.y + box.height * down) - 2, width: 5, height: 5 };
  const shot = (await window.screenshot({ clip })).toString('base64');
  return window.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    const middle = 4 * (Math.floor(picture.height / 2) * picture.width + Math.floor(picture.width / 2));
    return [data[middle]!, data[middle + 1]!, data[middle + 2]!] as const;
  }, shot);
};

/** How much a colour is one more than the others: 0 is grey. */
export const lead = ([red, green, blue]: Colour, of: 'red' | 'green' | 'blue'): number => {
  const all = { red, green, blue };
  const others = (['red', 'green', 'blue'] as const).filter((one) => one !== of).map((one) => all[one]);
  return all[of] - Math.max(...others);
};
