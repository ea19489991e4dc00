/** A demonstration school with invented people, for a first look; never part of a real installation. */
export { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_SCHOOL } from './school.ts';
export type { DemonstrationAccount } from './school.ts';
export { seedDemonstration } from './seed.ts';
export { chooseInstallation } from './installation.ts';
export type { Installation } from './installation.ts';
