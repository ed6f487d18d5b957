import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What of a folder `node_modules` clients of the AWS SDK consist of: names of packages and scopes. All else that is there is nothing
 * for handlers to see.
 */
export function listSdkPackages(folder: string): readonly string[] {
  const names = new Set(readdirSync(join(folder, '@aws-sdk')).map(name => `@aws-sdk/${name}`));
  for (const name of names) for (const needed of readNeeds(join(folder, name))) names.add(needed);
  const entries = new Set([...names].map(name => name.split('/')[0] ?? name));
  return [...entries].filter(entry => existsSync(join(folder, entry)));
}

function readNeeds(packageFolder: string): readonly string[] {
  try {
    const {dependencies} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return Object.keys(Object(dependencies));
  } catch {
    // It is somewhere below the one that needs it, or no package.
    return [];
  }
}
