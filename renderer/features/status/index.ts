export { StatusBar } from './StatusBar';
export { StorageBanner } from './StorageBanner';
