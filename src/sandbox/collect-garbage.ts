import type {CodeStore} from './code/index.ts';
import {versionCollection} from './model/stored-function.ts';
import {layerCollection} from './model/stored-layer.ts';
import {parseLayerArn} from './names/layer-name.ts';
import {type Store, toNumberKey} from './store/index.ts';

/** ms a zip stays after it was last put: a call that has put it, or a change of another process, may still want it. */
const grace = 3_600_000;

/** Something that deletes the zips nothing uses any more, at most once an hour, whenever it is asked. */
export function createGarbageCollector(store: Store, code: CodeStore, onFault: (error: unknown) => void): () => void {
  let last = -Infinity;
  return () => {
    const now = Date.now();
    if (now - last < grace) return;
    last = now;
    try {
      code.keepOnly(findCodeInUse(store), now - grace);
    } catch (error) {
      // What cannot be deleted does no harm.
      onFault(error);
    }
  };
}

/** The code of all versions and layers; a deleted layer stays as long as a version has it. */
function findCodeInUse(store: Store): ReadonlySet<string> {
  const inUse = new Set(store.texts(versionCollection, '$.configuration.CodeSha256'));
  const referenced = findReferencedLayers(store);
  for (const {region, owner, key, value} of store.all(layerCollection)) {
    if (!value.isDeleted || referenced.has(`${region} ${owner} ${key}`)) inUse.add(value.codeSha256);
  }
  return inUse;
}

function findReferencedLayers(store: Store): ReadonlySet<string> {
  const lists = store
    .texts(versionCollection, '$.configuration.Layers')
    .map(text => JSON.parse(text) as {Arn?: string}[]);
  const references = lists.flat().flatMap(({Arn = ''}) => parseLayerArn(Arn) ?? []);
  return new Set(references.map(({region, name, version}) => `${region} ${name} ${toNumberKey(version)}`));
}
