/** Characters at the end of a text in which the comment stands that names its source map. */
const looked = 4096;

/**
 * Where the source map of a file is: its path in the code, or the map itself where the file holds it. Undefined where the file names
 * none, or one elsewhere.
 */
export function findSourceMap(
  path: string,
  text: string,
): {readonly path: string} | {readonly map: string} | undefined {
  const at = text.lastIndexOf('sourceMappingURL=');
  if (at === -1) return undefined;
  const [url = ''] = text.slice(at + 'sourceMappingURL='.length).split(/[\s'"*]/u);
  if (url.startsWith('data:')) return readData(url);
  if (text.length - at > looked || /^[a-z]+:/iu.test(url)) return undefined;
  return {path: resolvePath(path, decodeURI(url))};
}

/** A path that is named from within a file, by its place in the code. */
export function resolvePath(from: string, to: string): string {
  const names = to.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const name of to.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

function readData(url: string): {readonly map: string} | undefined {
  const [, kind = '', content = ''] = /^data:application\/json[^,]*?(;base64)?,(.*)$/su.exec(url) ?? [];
  if (content === '') return undefined;
  try {
    if (kind === '') return {map: decodeURIComponent(content)};
    return {map: new TextDecoder().decode(Uint8Array.from(atob(content), character => character.charCodeAt(0)))};
  } catch {
    return undefined;
  }
}
