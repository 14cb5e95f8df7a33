import type { Channel, Push } from './contract';

/**
 * The names of all channels and pushes. Written out, so that the script in the window carries names and no schemas;
 * one too few or too many does not compile.
 */
export const CHANNELS = Object.keys({
  'boot.state': 0,
  'boot.unlock': 0,
  'boot.recover': 0,
  'boot.act': 0,
  'desk.lock': 0,
  'keys.state': 0,
  'keys.setPassphrase': 0,
  'keys.makeRecovery': 0,
  'app.info': 0,
  'app.openWindow': 0,
  'settings.read': 0,
  'settings.update': 0,
  'feed.snapshot': 0,
  'feed.changes': 0,
  'directory.read': 0,
  'directory.grids': 0,
  'cases.read': 0,
  'cases.search': 0,
  'cases.markRead': 0,
  'cases.report': 0,
  'cases.accept': 0,
  'cases.reject': 0,
  'cases.merge': 0,
  'cases.dispatch': 0,
  'cases.recall': 0,
  'cases.acknowledge': 0,
  'cases.arrive': 0,
  'cases.complete': 0,
  'cases.decline': 0,
  'cases.reply': 0,
  'cases.note': 0,
  'cases.escalate': 0,
  'cases.supervise': 0,
  'cases.extend': 0,
  'cases.suspend': 0,
  'cases.resume': 0,
  'cases.verify': 0,
  'cases.close': 0,
  'cases.reopen': 0,
  'attention.settle': 0,
  'diagnostics.read': 0,
  'diagnostics.quarantine': 0,
} satisfies Record<Channel, 0>) as Channel[];

export const PUSHES = Object.keys({
  poke: 0,
  connection: 0,
  announce: 0,
  boot: 0,
  settings: 0,
  show: 0,
} satisfies Record<Push, 0>) as Push[];
