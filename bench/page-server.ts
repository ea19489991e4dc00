/** A thread that serves the page of one side through Fastify, and says its port. */
import { parentPort, workerData } from 'node:worker_threads';
import Fastify from 'fastify';
import { drawers, type DrawerName } from './page-content.ts';

const { side } = workerData as { side: DrawerName | 'nothing' };
const draw = side === 'nothing' ? () => '' : drawers[side]();
const app = Fastify();
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(draw()));
const address = await app.listen({ port: 0, host: '127.0.0.1' });
parentPort?.postMessage(Number(new URL(address).port));
