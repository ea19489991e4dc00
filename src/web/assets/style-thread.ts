/** A thread that compiles the style sheet named in its data: it takes a second or two, in which the rest of Handrail can start. */
import { parentPort, workerData } from 'node:worker_threads';
import { compile, Logger } from 'sass';

const { file, loadPath } = workerData as { readonly file: string; readonly loadPath: string };
const { css } = compile(file, { style: 'compressed', loadPaths: [loadPath], quietDeps: true, logger: Logger.silent });
parentPort?.postMessage(withoutImages(css));

/** Without the packages' rules that fetch an image (the crest among them), none of which is used or shipped here. */
function withoutImages(styles: string): string {
  return styles.replace(/[^{}]+\{[^{}]*url\([^{}]*\}/g, '');
}
