import { expect, it } from 'vitest';
import { aboveBase } from '../../../renderer/features/map/base/above-base';
import { CLEAR, drawShapes, type Fills } from '../../../renderer/features/map/fills/draw';
import { shapesOf } from '../../../renderer/features/map/fills/shapes';

const square = { type: 'Polygon', coordinates: [[[100, 25], [101, 25], [101, 26], [100, 26], [100, 25]]] } as never; // prettier-ignore

/** What a pen was told, as far as it decides what is seen. */
const recorded = (fills: Fills): string[] => {
  const told: string[] = [];
  const pen = {
    globalCompositeOperation: 'source-over',
    fillStyle: '',
    beginPath: () => {},
    moveTo: () => {},
    lineTo: () => {},
    closePath: () => {},
    stroke: () => {},
    fill: () => told.push(`${pen.globalCompositeOperation} ${pen.fillStyle}`),
  };
  drawShapes(pen as never, fills, [0], { column: 0, row: 0 } as never, 512, 1);
  expect(pen.globalCompositeOperation).toBe('source-over');
  return told;
};

it('above a base map an area that has nothing to say any more is taken away, and classes are written in one place', () => {
  const below: Fills = {
    shapes: shapesOf([{ geometry: square }]),
    classes: new Uint8Array(1),
    fills: ['#fff', '#999'],
    line: '#000',
    lineWidth: () => 0,
  };
  const above = aboveBase(below);
  expect(above.fills).toEqual([CLEAR, '#999']);
  expect(recorded(below)).toEqual(['source-over #fff']);
  expect(recorded(above)).toEqual(['destination-out #000']);
  below.classes[0] = 1;
  expect(recorded(above)).toEqual(['source-over #999']);
});
