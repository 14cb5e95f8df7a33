/** Looking after people: when the next visit is due, what a missed one leads to, who sees what. Pure. 关爱服务 */
export * from './age';
export * from './dates';
export * from './decide';
export * from './duty-case';
export * from './evolve';
export * from './look-ins';
export * from './message';
export * from './missed';
export * from './missed-case';
export * from './near-case';
export * from './next-visit';
export * from './seats';
export * from './state';
