import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What package-lock.json says of a package. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** The licences of everything that the bundle is made of, from the lockfile and the packages in a folder that it names. */
export function buildNotices(lock: {readonly packages: Readonly<Record<string, LockedPackage>>}, root: string): string {
  const shipped = Object.entries(lock.packages).filter(([path, {dev, optional}]) => path !== '' && !dev && !optional);
  const parts = shipped.map(([path, {version, license}]) => {
    const name = path.replace(/^.*node_modules\//, '');
    if (license === undefined) throw new Error(`${name} says nothing of its licence`);
    const text = readLicence(join(root, path)) ?? 'The package has no licence text of its own.';
    return {name: `${name} ${version} (${license})`, text: text.trim()};
  });
  const byText = Map.groupBy(parts, ({text}) => text);
  const groups = [...byText].map(([text, of]) => `${of.map(({name}) => name).join('\n')}\n\n${text}\n`);
  return `Lambdeck contains the following packages.\n\n${groups.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function readLicence(folder: string): string | undefined {
  if (!existsSync(folder)) throw new Error(`${folder} is not installed`);
  const files = readdirSync(folder).filter(name => /^(licen[cs]e|notice|copying)/i.test(name));
  if (files.length === 0) return undefined;
  return files
    .toSorted()
    .map(name => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}
