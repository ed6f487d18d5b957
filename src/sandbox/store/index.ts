export {type Collection, defineCollection, type Entry, type Records, toNumberKey} from './collection.ts';
export {toListMarker, toListPage} from './list-page.ts';
export {type DatabasePlan, openDatabase} from './open-database.ts';
export {toPage} from './page.ts';
export {createTransaction, openStore, type Row, type Store} from './store.ts';
