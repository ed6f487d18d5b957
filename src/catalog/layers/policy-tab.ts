import type {ItemOf, ListOperation} from '../../core/list-operation.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildPolicyLines} from '../lines/policy-lines.ts';

/** Who may use a version of a layer, which `words` name: each version has a policy of its own. */
export function defineLayerPolicyTab<Name extends ListOperation>(
  words: string,
  toInput: (item: ItemOf<Name>) => {LayerName: string; VersionNumber: number} | undefined,
) {
  return defineTab<Name>()({
    title: 'Policy',
    keys: {n: 'AddLayerVersionPermission', D: 'RemoveLayerVersionPermission'},
    reads: {policy: read('GetLayerVersionPolicy', toInput, ['ResourceNotFoundException'])},
    lines: (_item, {policy}) =>
      fromAnswer(policy, `No policy: only this account may use ${words}.`, answer => buildPolicyLines(answer?.Policy)),
  });
}
