import {toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';

/** A layer as lists tell it. */
export type Layer = ItemOf<'ListLayers'>;

/** The input that names a layer's latest version; undefined when the layer does not tell it. */
export function toLatestInput(layer: Layer): {LayerName: string; VersionNumber: number} | undefined {
  const LayerName = toOptionalText(layer.LayerName) ?? toOptionalText(layer.LayerArn);
  const VersionNumber = toOptionalNumber(layer.LatestMatchingVersion?.Version);
  return LayerName === undefined || VersionNumber === undefined ? undefined : {LayerName, VersionNumber};
}
