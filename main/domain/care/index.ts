/** Looking after people: when the next visit is due, what a missed one leads to. Pure. 关爱服务 */
export * from './dates';
export * from './look-ins';
export * from './missed';
export * from './next-visit';
