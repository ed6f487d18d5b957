export {isAlive, isSuperuser, killGroup, ownPid} from './control.ts';
export {createProcessFolder, removeTree} from './process-folder.ts';
export {killStragglers} from './stragglers.ts';
