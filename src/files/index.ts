/** Files that are there whole or not at all. */
export { writeWhole } from './write.ts';
