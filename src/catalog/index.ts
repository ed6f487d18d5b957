export {eventTemplates} from './events/index.ts';
export {functions} from './functions.ts';
export {declarations} from './operations/index.ts';

import type {Resource} from '../core/resource/resource.ts';
import {accountMappings} from './account-mappings.ts';
import {aliases} from './aliases.ts';
import {capacityProviderVersions} from './capacity-provider-versions.ts';
import {capacityProviders} from './capacity-providers.ts';
import {signingConfigs} from './code-signing-configs.ts';
import {codeSigningFunctions} from './code-signing-functions.ts';
import {durableExecutions} from './executions.ts';
import {functionUrls} from './function-urls.ts';
import {functions} from './functions.ts';
import {layerVersions} from './layer-versions.ts';
import {layers} from './layers.ts';
import {mappings} from './mappings.ts';
import {steps} from './steps.ts';
import {versions} from './versions.ts';

/** Those whose panes always stand, in the panes' order: 1 to 5, the versions being a function's or a layer's. */
const standing: readonly Resource[] = [functions, versions, layerVersions, aliases, layers, mappings];

/** Those that are come to by name or from what they belong to, each behind what it belongs to. */
const apart: readonly Resource[] = [
  durableExecutions,
  steps,
  capacityProviders,
  capacityProviderVersions,
  functionUrls,
  accountMappings,
  signingConfigs,
  codeSigningFunctions,
];

/** Everything that has a pane of its own. */
export const resources: readonly Resource[] = [...standing, ...apart];
