/** Asks one address for its page again and again, over connections that are kept open: a reader that costs next to nothing itself. */
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Load {
  /** Asks for so many milliseconds, waits for what is under way, and says how many whole answers came. */
  run(milliseconds: number): Promise<number>;
  close(): void;
}

interface Lane {
  readonly socket: Socket;
  isWaiting: boolean;
  /** Bytes of the answer that are still to come; null where its head is awaited. */
  missing: number | null;
}

/** So many connections to a server on this machine, each with one request at a time. Expects answers with a content-length. */
export function loadOn(port: number, connections = 10): Load {
  const state = { answers: 0, until: 0 };
  const ask = (lane: Lane): void => {
    lane.isWaiting = performance.now() < state.until;
    if (lane.isWaiting) lane.socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  };
  const lanes = Array.from({ length: connections }, () => laneTo(port, (lane) => {
    state.answers += 1;
    ask(lane);
  }));
  return {
    async run(milliseconds) {
      Object.assign(state, { answers: 0, until: performance.now() + milliseconds });
      lanes.forEach(ask);
      await wait(milliseconds);
      while (lanes.some(({ isWaiting }) => isWaiting)) await wait(1);
      return state.answers;
    },
    close: () => lanes.forEach(({ socket }) => socket.destroy()),
  };
}

function laneTo(port: number, answered: (lane: Lane) => void): Lane {
  const lane: Lane = { socket: connect({ port, host: '127.0.0.1', noDelay: true }), isWaiting: false, missing: null };
  lane.socket.on('data', (chunk) => {
    lane.missing = (lane.missing ?? lengthOf(chunk)) - chunk.length;
    if (lane.missing > 0) return;
    lane.missing = null;
    answered(lane);
  });
  return lane;
}

/** Of head and body together. The head is short and comes in one piece. */
function lengthOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, end);
  const body = /^HTTP\/1\.1 200[\s\S]*content-length: (\d+)/iu.exec(head)?.[1];
  if (end === -1 || body === undefined) throw new Error(`Not the page: ${head.slice(0, 80)}`);
  return end + 4 + Number(body);
}
