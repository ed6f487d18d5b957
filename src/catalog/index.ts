export {eventTemplates} from './events/index.ts';
export {functions} from './functions.ts';
export {declarations} from './operations/index.ts';

import type {Resource} from '../core/resource/resource.ts';
import {aliases} from './aliases.ts';
import {functions} from './functions.ts';
import {layerVersions} from './layer-versions.ts';
import {layers} from './layers.ts';
import {mappings} from './mappings.ts';
import {versions} from './versions.ts';

/** Everything that has a pane of its own, in the panes' order: 1 to 5, the versions being a function's or a layer's. */
export const resources: readonly Resource[] = [functions, versions, layerVersions, aliases, layers, mappings];
