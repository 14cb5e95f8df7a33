export { WallScreen } from './WallScreen';
