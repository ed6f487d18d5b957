import type {DetailLine} from '../../core/detail-line.ts';
import {parseLayerVersionArn} from '../../core/format/arn.ts';
import {formatMember, toList} from '../../core/format/members.ts';
import {note, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {Layer} from './latest.ts';

const tab = defineTab<'ListLayers'>();

/** Which functions ($LATEST) of the region use the layer, and in which version. */
export const usedByTab = tab({
  title: 'Used by',
  reads: {functions: readAll('ListFunctions', () => ({}))},
  lines: (layer, {functions}) =>
    fromAnswer(functions, 'No functions.', all => {
      const rows = toList(all).flatMap(item => buildUseRows(layer, item));
      return rows.length === 0 ? [note('No function of this region uses it (versions other than $LATEST may).')] : rows;
    }),
});

function buildUseRows(layer: Layer, item: ItemOf<'ListFunctions'>): readonly DetailLine[] {
  const latest = formatMember(layer.LatestMatchingVersion?.Version);
  return toList(item.Layers)
    .map(used => parseLayerVersionArn(used.Arn))
    .filter(used => used !== undefined && used.layerArn === layer.LayerArn)
    .map(used => {
      const version = formatMember(used?.version);
      const name = formatMember(item.FunctionName);
      return version === latest
        ? row(name, `version ${version}`)
        : row(name, `version ${version} (latest is ${latest})`, 'warn');
    });
}
