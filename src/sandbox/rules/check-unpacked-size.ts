import type {Context} from '../context/context.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import {layerCollection} from '../model/stored-layer.ts';
import {parseLayerArn} from '../names/layer-name.ts';
import {toNumberKey} from '../store/index.ts';
import {accountLimits} from './account-limits.ts';

/** Refuses a function that is over 250 MB unpacked together with its layers. Throws an InvalidParameterValueException. */
export function checkUnpackedSize({configuration, unpackedSize = 0}: StoredVersion, {records}: Context): void {
  const sizes = (configuration.Layers ?? []).map(({Arn = ''}) => {
    const reference = parseLayerArn(Arn);
    const layer = reference && records.get(layerCollection, reference.name, toNumberKey(reference.version));
    return layer?.unpackedSize ?? 0;
  });
  const size = sizes.reduce((sum, layer) => sum + layer, unpackedSize);
  const limit = accountLimits.codeSizeUnzipped;
  if (sizes.length === 0 || size <= limit) return;
  throw invalidParameter(
    `Function code combined with layers exceeds the maximum allowed size of ${limit} bytes. The actual size is ${size} bytes.`,
  );
}
