/** The platform behind a NATS JetStream line. See `platform.ts`. */
export { createJetStream, type JetStreamOptions } from './platform';
export { addressOf, type Address } from './dial';
