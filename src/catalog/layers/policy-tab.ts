import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildPolicyLines} from '../lines/policy-lines.ts';
import {toLatestInput} from './latest.ts';

const tab = defineTab<'ListLayers'>();

/** Who may use the layer's latest version: each version has a policy of its own. */
export const policyTab = tab({
  title: 'Policy',
  keys: {n: 'AddLayerVersionPermission', D: 'RemoveLayerVersionPermission'},
  reads: {policy: read('GetLayerVersionPolicy', toLatestInput, ['ResourceNotFoundException'])},
  lines: (_layer, {policy}) =>
    fromAnswer(policy, 'No policy: only this account may use the latest version.', answer =>
      buildPolicyLines(answer?.Policy),
    ),
});
