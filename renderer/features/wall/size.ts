/**
 * Sizes of a wall display. One unit is a hundredth of the height of the largest 16:9 picture that fits the screen, so what
 * is read from five metres on one screen is read from five metres on every screen of that size.
 *
 * The smallest text is TEXT units: on a 55-inch screen (685 mm high) its characters stand 22 mm tall, which at five metres
 * is fifteen minutes of arc, what Chinese characters need to be read without effort.
 */
export const TEXT = 3.2;

/** So many units as a CSS length. */
export const units = (count: number): string => `calc(${count} * min(1vh, 0.5625vw))`;
