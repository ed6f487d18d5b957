export {type Collection, defineCollection, type Entry, type Range, type Records, toNumberKey} from './collection.ts';
export {type Page, toPage} from './page.ts';
export {openStore, type Store} from './store.ts';
