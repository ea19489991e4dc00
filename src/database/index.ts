/** PostgreSQL: the embedded server or one of your own, its schema, and transactions that see one organisation alone. */
export { dataDirectory, openDatabase } from './open.ts';
export type { Database, OpenOptions } from './open.ts';
export { withTenant, withTransaction } from './tenancy.ts';
export type { Row, Transaction, Value } from './tenancy.ts';
