/// <reference lib="dom" />
/** What the scripts of a page know of the session: when the server last heard from us, in this tab or in another. */

let heardAt = Date.now();
let told = (): void => undefined;
const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('handrail-session') : null;

if (channel) {
  channel.addEventListener('message', () => {
    heardAt = Date.now();
    told();
  });
  channel.postMessage('heard');
}

/** Milliseconds since the server last answered a request of this session. */
export function quietFor(): number {
  return Date.now() - heardAt;
}

/** The server has just answered: the clock of the session starts anew in every tab. */
export function serverHeard(): void {
  heardAt = Date.now();
  channel?.postMessage('heard');
  told();
}

/** `listener` is told whenever the clock of the session starts anew. */
export function onServerHeard(listener: () => void): void {
  told = listener;
}
