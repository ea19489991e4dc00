/** What an address asks for. */
import type { FastifyRequest } from 'fastify';

/** All texts of one name in a parsed query or in the parameters of an address. */
function textsIn(from: unknown, name: string): readonly string[] {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** All values of one name in the query. */
export function queriesOf(request: FastifyRequest, name: string): readonly string[] {
  return textsIn(request.query, name);
}

/** One value of the query; empty where there is none, the first where there are several. */
export function queryOf(request: FastifyRequest, name: string): string {
  return queriesOf(request, name)[0] ?? '';
}

/** One parameter of the address; empty where there is none. */
export function paramOf(request: FastifyRequest, name: string): string {
  return textsIn(request.params, name)[0] ?? '';
}
