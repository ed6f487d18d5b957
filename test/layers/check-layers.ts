import {posix} from 'node:path';
import type {Layers} from '../../layers.config.ts';
import {findImports} from './find-imports.ts';
import {findRings, type Graph} from './find-rings.ts';

/** One import of a file of the sources. */
interface Arrow {
  readonly file: string;
  readonly line: number;
  /** The path of a file, the name of a package, or `what it computes`. */
  readonly to: string;
}

/** What in the sources, by their paths, the table of layers does not allow: a sentence each. */
export function checkLayers(sources: ReadonlyMap<string, string>, layers: Layers): string[] {
  const arrows = findArrows(sources);
  return [
    ...checkFiles(sources, layers),
    ...checkImports(arrows, layers),
    ...checkRings(arrows),
    ...checkTable(arrows, layers),
  ];
}

function findArrows(sources: ReadonlyMap<string, string>): Arrow[] {
  return [...sources].flatMap(([file, code]) =>
    findImports(file, code).map(({from, line}) => ({
      file,
      line,
      to: from.startsWith('.') ? posix.join(posix.dirname(file), from) : from,
    })),
  );
}

function checkFiles(sources: ReadonlyMap<string, string>, layers: Layers): string[] {
  const homeless = [...sources.keys()].filter(file => findPart(file, layers) === undefined);
  return homeless.map(file => `${file} belongs to no layer: add it to layers.config.ts.`);
}

function checkImports(arrows: readonly Arrow[], layers: Layers): string[] {
  return arrows.flatMap(({file, line, to}) => {
    const part = findPart(file, layers) ?? '';
    const layer = layers[part];
    if (layer === undefined || findPart(to, layers) === part || findEntry(to, part, layers) !== undefined) return [];
    const allowed = `It may import ${layer.mayImport.join(', ')}.`;
    return [`${file}:${line} imports ${to}, but ${part} is ${layer.what}. ${allowed}`];
  });
}

function checkRings(arrows: readonly Arrow[]): string[] {
  const own = arrows.filter(({to}) => to.startsWith('src/'));
  const between = own.filter(({file, to}) => posix.dirname(file) !== posix.dirname(to));
  const files = buildGraph(own.map(({file, to}) => [file, to]));
  const folders = buildGraph(between.map(({file, to}) => [posix.dirname(file), posix.dirname(to)]));
  const explain = (folder: string, needed: string) => {
    const arrow = between.find(({file, to}) => posix.dirname(file) === folder && posix.dirname(to) === needed);
    return `${folder} needs ${needed} (${arrow?.file} imports ${arrow?.to})`;
  };
  return [
    ...findRings(files).map(ring => `Files form a ring: ${[...ring, ring[0]].join(' imports ')}.`),
    ...findRings(folders).map(ring => {
      const needs = ring.map((folder, at) => explain(folder, ring[(at + 1) % ring.length] ?? folder));
      return `Folders form a ring: ${needs.join(', ')}.`;
    }),
  ];
}

function checkTable(arrows: readonly Arrow[], layers: Layers): string[] {
  const used = new Set(
    arrows.map(({file, to}) => {
      const part = findPart(file, layers) ?? '';
      return `${part} ${findEntry(to, part, layers)}`;
    }),
  );
  const entries = Object.entries(layers).flatMap(([part, {mayImport}]) =>
    mayImport.map(entry => [part, entry] as const),
  );
  return [
    ...entries
      .filter(([part, entry]) => !used.has(`${part} ${entry}`))
      .map(([part, entry]) => `${part} does not import ${entry}: take it out of layers.config.ts.`),
    ...findRings(buildGraph(entries)).map(ring => `layers.config.ts lets layers form a ring: ${ring.join(', ')}.`),
  ];
}

/** The entry of a part's list that lets it import a file or package. */
function findEntry(to: string, part: string, layers: Layers): string | undefined {
  const target = findPart(to, layers) ?? to;
  return layers[part]?.mayImport.find(entry =>
    entry.endsWith('*') ? target.startsWith(entry.slice(0, -1)) && target !== 'node:process' : target === entry,
  );
}

/** The innermost part that a path belongs to. */
function findPart(path: string, layers: Layers): string | undefined {
  return Object.keys(layers)
    .filter(part => path === part || path.startsWith(`${part}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

function buildGraph(arrows: readonly (readonly [string, string])[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of arrows) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}
