import {existsSync, globSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What follows a path in the text: a page names the files of a folder without repeating it. */
const fileName = /\.(?:cjs|json|md|mjs|sqlite|tsx?)$/;
const word = /^[\w@<][\w@<>*.-]*(?:\/[\w@<>*.-]+)*\/?$/;

/**
 * The paths that a page of Markdown names, in code or as links, and that are not there. A path is one of the project, of
 * `src`, of an installed package, or relative to the page; in `<name>.ts` any name fits. A file's name alone is one in a
 * folder that the page has named before.
 */
export function findMissingPaths(page: string, text: string): readonly string[] {
  const folders = new Set(['.', 'src', dirname(page)]);
  return readPaths(text).filter(path => {
    const found = findPath(path, path.includes('/') ? ['.', 'src', 'node_modules', dirname(page)] : [...folders]);
    if (found === undefined) return true;
    folders.add(found).add(dirname(found));
    return false;
  });
}

function readPaths(page: string): readonly string[] {
  const text = page.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const code = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(/\s+/));
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) => target);
  return [...code.filter(part => word.test(part) && (part.includes('/') || fileName.test(part))), ...links].filter(
    path => !path.includes('://'),
  );
}

/** Where the path is, from the root of the project. */
function findPath(path: string, bases: readonly string[]): string | undefined {
  return bases.map(base => normalize(join(base, path))).find(isThere);
}

function isThere(path: string): boolean {
  if (!/[<*]/.test(path)) return existsSync(join(root, path));
  return globSync(path.replaceAll(/<[^>]*>/g, '*'), {cwd: root}).length > 0;
}
