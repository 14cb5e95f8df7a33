export { Inbox, focusInbox } from './Inbox';
