import {parseLayerVersionArn} from '../format/arn.ts';
import {formatMember, toItems} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {Contrast} from './contrast.ts';

interface UsedLayer {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
}

/** Which layers two configurations use in other versions, which only one of them uses, and whether in another order. */
export function compareLayers(left: Item, right: Item): readonly Contrast[] {
  const [old, next] = [readLayers(left), readLayers(right)];
  const layers = [...new Set([...old, ...next].map(({arn}) => arn))];
  const versions = layers.flatMap((arn): readonly Contrast[] => {
    const [before, after] = [old, next].map(list => list.filter(layer => layer.arn === arn));
    const [one, other] = [formatVersions(before), formatVersions(after)];
    return one === other ? [] : [{path: nameLayer(arn, [...old, ...next]), left: one, right: other}];
  });
  const kept = (list: readonly UsedLayer[], among: readonly UsedLayer[]) =>
    list.filter(({arn}) => among.some(layer => layer.arn === arn)).map(({arn}) => arn);
  const [order, otherOrder] = [kept(old, next), kept(next, old)];
  if (order.join() === otherOrder.join()) return versions;
  const names = (list: readonly string[]) => list.map(arn => nameLayer(arn, [...old, ...next])).join(', ');
  return [...versions, {path: 'order', left: names(order), right: names(otherOrder)}];
}

function readLayers(configuration: Item): readonly UsedLayer[] {
  return toItems(configuration['Layers']).map(layer => {
    const arn = formatMember(layer['Arn']);
    const {layerArn = arn, name = arn, version = ''} = parseLayerVersionArn(arn) ?? {};
    return {arn: layerArn, name, version};
  });
}

function formatVersions(layers: readonly UsedLayer[] | undefined): string | undefined {
  return layers === undefined || layers.length === 0
    ? undefined
    : layers.map(({version}) => `version ${version}`).join(', ');
}

/** By its name alone, where no other account's layer has that. */
function nameLayer(arn: string, all: readonly UsedLayer[]): string {
  const name = all.find(layer => layer.arn === arn)?.name ?? arn;
  return all.some(layer => layer.name === name && layer.arn !== arn) ? arn : name;
}
