import {parseLayerVersionArn} from '../../core/format/arn.ts';
import {toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';

/** A layer as lists tell it. */
export type Layer = ItemOf<'ListLayers'>;

/** A version of a layer as lists tell it. */
export type LayerVersion = ItemOf<'ListLayerVersions'>;

/** The input that names a version of a layer; undefined when the version does not tell it. */
export function toVersionInput(version: LayerVersion): {LayerName: string; VersionNumber: number} | undefined {
  return toInput(parseLayerVersionArn(version.LayerVersionArn)?.name, version);
}

/** The input that names a layer's latest version; undefined when the layer does not tell it. */
export function toLatestInput(layer: Layer): {LayerName: string; VersionNumber: number} | undefined {
  return toInput(toOptionalText(layer.LayerName) ?? toOptionalText(layer.LayerArn), layer.LatestMatchingVersion);
}

function toInput(LayerName: string | undefined, version: LayerVersion | undefined) {
  const VersionNumber = toOptionalNumber(version?.Version);
  return LayerName === undefined || VersionNumber === undefined ? undefined : {LayerName, VersionNumber};
}
