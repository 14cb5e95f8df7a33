import { PROTOCOL_VERSION } from '../../preload/contract';
import { channels } from './channels';
import { components } from './components';
import { operations } from './operations';

/** The upstream protocol as AsyncAPI 3, made of the schemas that the console itself parses with. */
export const asyncApiDocument = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'GridDesk upstream protocol (网格调度上行协议)',
    version: `${PROTOCOL_VERSION}.0.0`,
    description:
      'What consoles, reporters’ apps and departments’ systems say to each other over NATS JetStream. Operations are seen from a system that integrates. How to begin: integrating.md beside this file.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/json',
  servers: {
    district: {
      host: 'nats.district.example:4222',
      protocol: 'nats',
      protocolVersion: '2.12',
      description: 'The district’s servers, over TLS, or a township’s own leaf node. Logins are NKEYs or credentials files.',
    },
  },
  channels,
  operations,
  components,
});
