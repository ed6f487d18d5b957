/**
 * Why a file of a zip must not be written under its name, in words; undefined when it may. A backslash is a letter of a name, as
 * Lambda takes it.
 */
export function findPathTrouble(path: string): string | undefined {
  if (path === '' || path === '/') return 'it has no name';
  if (path.includes('\0')) return 'its name has a null character';
  if (path.startsWith('/')) return 'its path is absolute';
  if (path.split('/').includes('..')) return 'its path leads upwards';
  return undefined;
}
