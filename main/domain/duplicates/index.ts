/** Whether two reports are about the same matter. 疑似重复 */
export * from './candidates';
export * from './category-hints';
export { commonWords, likenessOf } from './likeness';
