import {flushCompileCache} from 'node:module';
import {startSandbox} from './sandbox.ts';

/** Serves the sandbox of the folder given as argument until it is killed; tells its URL to the parent process. */
const {url} = await startSandbox({storage: {kind: 'folder', path: process.argv[2] ?? ''}});
// Who is killed keeps nothing for the next one by itself.
flushCompileCache();
process.send?.(url);
