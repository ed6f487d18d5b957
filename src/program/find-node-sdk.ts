import {existsSync, realpathSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/**
 * The folder `node_modules` whose clients of the AWS SDK handlers may use that bring none: that of the folder which was given, or one
 * beside the program. Undefined where there is none. Throws an Error in words for people when that which was given has none.
 */
export function findNodeSdk(given: string | undefined, programFolder: string): string | undefined {
  if (given === undefined) return findBeside(programFolder);
  const found = [join(given, 'node_modules'), given].find(
    folder => basename(folder) === 'node_modules' && hasSdk(folder),
  );
  if (found !== undefined) return realpathSync(found);
  const command = `npm install --prefix ${given} @aws-sdk/client-s3`;
  throw new Error(`${given} has no node_modules/@aws-sdk. To have a client there: ${command}`);
}

function findBeside(folder: string): string | undefined {
  const found = join(folder, 'node_modules');
  if (hasSdk(found)) return realpathSync(found);
  return dirname(folder) === folder ? undefined : findBeside(dirname(folder));
}

function hasSdk(folder: string): boolean {
  return existsSync(join(folder, '@aws-sdk'));
}
