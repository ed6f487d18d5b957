import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** The built program. */
export const built = fileURLToPath(new URL('../../../dist/lambdeck.cjs', import.meta.url));

/** Fails when there is nothing to test yet. */
export const checkBuilt = (): void => {
  if (!existsSync(built)) throw new Error('The program is not built: run npm run build first.');
};
