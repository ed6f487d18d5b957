export {isAlive, isSuperuser, killGroup, killProcess, ownPid} from './control.ts';
export {createProcessFolder, removeTree} from './process-folder.ts';
export {listProcessTree} from './process-tree.ts';
export {killStragglers} from './stragglers.ts';
