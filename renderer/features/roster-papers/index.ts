export { PeoplePaper } from './PeoplePaper';
