import type {Context} from '../context/context.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {layerCollection} from '../model/stored-layer.ts';
import {parseOwnLayer} from '../names/layer-name.ts';
import {toNumberKey} from '../store/index.ts';

/** Layers a function may have (Lambda quotas page). */
const layerLimit = 5;

/** The layers of a function as its configuration lists them. Throws what the service answers for ones it cannot use. */
export function findLayers(arns: readonly string[], context: Context): {Arn: string; CodeSize: number}[] {
  if (arns.length > layerLimit) throw invalidParameter(`Cannot reference more than ${layerLimit} layers.`);
  const seen = new Map<string, string>();
  return arns.map(arn => {
    const reference = parseOwnLayer(arn, context);
    if (reference && reference.region !== context.region) {
      throw invalidParameter(
        `Layers are not in the same region as the function. Layers are expected to be in region ${context.region}.`,
      );
    }
    const unversioned = arn.slice(0, arn.lastIndexOf(':'));
    const other = seen.get(unversioned);
    if (other !== undefined) {
      throw invalidParameter(
        'Two different versions of the same layer are not allowed to be referenced in the same function. ' +
          `${other} and ${arn} are versions of the same layer.`,
      );
    }
    seen.set(unversioned, arn);
    const layer = reference && context.records.get(layerCollection, reference.name, toNumberKey(reference.version));
    if (!layer || layer.isDeleted) throw invalidParameter(`Layer version ${arn} does not exist.`);
    return {Arn: arn, CodeSize: layer.codeSize};
  });
}
