import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {zipOf} from './sandbox.ts';

/** Saves a deployment package with a handler in the folder; the path of the file. */
export async function saveZip(folder: string): Promise<string> {
  const path = join(folder, 'code.zip');
  writeFileSync(path, await zipOf({'index.mjs': 'export const handler = async () => 42;\n'}));
  return path;
}
