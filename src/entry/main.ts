export { onOpen, setUp } from './menu';
